package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.Rows.Row;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What users do in the test application: each request once, with the status that Tomcat gives. */
public final class Traffic {

  private final Client client;
  private final Set<String> omitted;
  private final List<Played> played = new ArrayList<>();

  Traffic(Client client) {
    this(client, Set.of());
  }

  private Traffic(Client client, Set<String> omitted) {
    this.client = client;
    this.omitted = omitted;
  }

  /** Plays everything in a fixed order; the application has to be freshly started. */
  public static List<Played> play(Client client) throws IOException, InterruptedException {
    return play(client, Set.of());
  }

  /**
   * Plays all but the requests for some paths.
   *
   * @param omitted with their queries
   */
  public static List<Played> play(Client client, Set<String> omitted)
      throws IOException, InterruptedException {
    Traffic traffic = new Traffic(client, omitted);
    traffic.anonymous();
    traffic.orders();
    traffic.api();
    traffic.pages();
    traffic.failures();
    traffic.asynchronous();
    traffic.end();
    traffic.encodingsAndSizes();
    return traffic.played;
  }

  private void anonymous() throws IOException, InterruptedException {
    get("/health", 200);
    get("/hello?name=J%C3%BCrgen", 200);
    get("/login", 200);
    get("/orders", 302);
    get("/api/orders", 401);
    get("/static/about.html", 200);
    get("/static/none", 404);
    form("/login", 401, "email", "alice@acme.example", "password", "wrong");
    form("/login", 302, "email", "alice@acme.example", "password", "secret-alice");
  }

  private void orders() throws IOException, InterruptedException {
    get("/", 200);
    get("/orders", 200);
    form("/orders", 302, "product", "Schöne Grüße \uD83D\uDE80", "quantity", "2");
    get("/orders/1001", 200);
    form("/orders/1001/cancel", 302);
    form("/orders", 400, "product", "", "quantity", "many");
    get("/orders/9999", 404);
    byte[] upload =
        ("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"up.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nhello world\r\n--limit--\r\n")
            .getBytes(StandardCharsets.UTF_8);
    send("POST", "/orders/1001/attachments", 200, "multipart/form-data; boundary=limit", upload);
    get("/orders/1001/attachments", 405);
    send("HEAD", "/orders", 200, null, null);
    send("OPTIONS", "/orders", 200, null, null);
  }

  private void api() throws IOException, InterruptedException {
    json("POST", "/api/orders", 201, "{\"product\":\"Ünïcode \uD83D\uDE80\",\"quantity\":3}");
    json("POST", "/api/orders?via=reader", 201, "{\"product\":\"reader ß\",\"quantity\":1}");
    json("POST", "/api/orders", 400, "{\"product\":");
    get("/api/orders", 200);
    get("/api/orders/1002", 200);
    json("PUT", "/api/orders/1002", 200, "{\"product\":\"changed\",\"quantity\":4}");
    send("DELETE", "/api/orders/1002", 204, null, null);
    get("/api/orders/1002", 404);
  }

  private void pages() throws IOException, InterruptedException {
    get("/dashboard", 200);
    get("/admin/users", 200);
    get("/admin/report.csv", 200);
    get("/redirect", 302);
    get("/download/report.pdf", 200);
    get("/slow?ms=50", 200);
    get("/reports/stream", 200);
    get("/diagnostics/attributes?key=traffic", 200);
  }

  private void failures() throws IOException, InterruptedException {
    get("/broken", 500);
    get("/gone", 404);
    get("/locked", 409);
    get("/no-such-page", 404);
    get("/abandoned", 500);
    get("/abandoned?after=status", 500);
    get("/abandoned?after=send-error", 500);
    get("/abandoned?after=redirect", 500);
    get("/abandoned?after=forward", 500);
  }

  private void asynchronous() throws IOException, InterruptedException {
    get("/reports/async?mode=complete", 200);
    get("/reports/async?mode=dispatch", 200);
    get("/reports/async?mode=timeout", 500);
    get("/reports/async?mode=timeout-handled", 503);
    get("/reports/async?mode=error", 500);
    get("/reports/async?mode=twice", 200);
    get("/reports/async?mode=start-throw", 500);
    get("/reports/async?mode=immediate", 200);
    get("/reports/async?mode=start-runnable", 200);
    get("/reports/non-blocking", 200);
  }

  private void end() throws IOException, InterruptedException {
    form("/logout", 302);
    get("/orders", 302);
  }

  private void encodingsAndSizes() throws IOException, InterruptedException {
    form("/login", 302, "email", "bob@acme.example", "password", "secret-bob");
    formIn(StandardCharsets.ISO_8859_1, "Grüße");
    formIn(Charset.forName("Shift_JIS"), "日本語");
    get("/orders", 200);
    String note = "x".repeat(1 << 20);
    json(
        "POST",
        "/api/orders",
        201,
        "{\"product\":\"large\",\"quantity\":1,\"note\":\"" + note + "\"}");
    String upload =
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
            + "0123456789".repeat(400_000)
            + "\r\n--limit--\r\n";
    send(
        "POST",
        "/orders/1001/attachments",
        200,
        "multipart/form-data; boundary=limit",
        upload.getBytes(StandardCharsets.US_ASCII));
    get("/static/app.css", 200);
    send("HEAD", "/static/logo.png", 200, null, null);
  }

  private void formIn(Charset charset, String product) throws IOException, InterruptedException {
    send(
        "POST",
        "/orders",
        302,
        "application/x-www-form-urlencoded; charset=" + charset,
        ("product=" + URLEncoder.encode(product, charset) + "&quantity=1")
            .getBytes(StandardCharsets.US_ASCII));
  }

  /** Asserts that the rows know Alice from her login to her logout, and nobody around them. */
  public static void requireUsers(List<Row> rows) {
    int login = index(rows, "POST /app/login 302");
    int logout = index(rows, "POST /app/logout 302");
    assertThat(rows.subList(0, login)).extracting(Row::user).containsOnlyNulls();
    List<Row> signedIn =
        rows.subList(login, logout + 1).stream().filter(Traffic::reachedTheFilters).toList();
    assertThat(signedIn)
        .as("from the login to the logout")
        .extracting(Row::user)
        .containsOnly("alice@acme.example");
    assertThat(signedIn).extracting(Row::tenant).containsOnly("acme");
    assertThat(signedIn)
        .extracting(Row::session)
        .doesNotContainNull()
        .allMatch(id -> id.matches("[0-9a-f]{64}"))
        .containsOnly(rows.get(login).session());
    assertThat(rows.get(logout + 1).user()).isNull();
  }

  /**
   * Before Servlet 3.1 there is no non-blocking servlet: Tomcat 7 fails before any filter. Where
   * nothing is, Open Liberty calls no filter but only the error page, and filters tell the user.
   */
  private static boolean reachedTheFilters(Row row) {
    return row.success()
        || !(row.endpoint().endsWith("/non-blocking")
            || (row.endpoint().endsWith("/no-such-page") && row.user() == null));
  }

  /** Where a row stands that must be there. */
  static int index(List<Row> rows, String line) {
    List<String> lines = rows.stream().map(Row::line).toList();
    assertThat(lines).contains(line);
    return lines.indexOf(line);
  }

  private void get(String path, int expected) throws IOException, InterruptedException {
    send("GET", path, expected, null, null);
  }

  private void form(String path, int expected, String... fields)
      throws IOException, InterruptedException {
    send(
        "POST",
        path,
        expected,
        "application/x-www-form-urlencoded",
        Client.form(fields).getBytes(StandardCharsets.UTF_8));
  }

  private void json(String method, String path, int expected, String body)
      throws IOException, InterruptedException {
    send(method, path, expected, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private void send(String method, String path, int expected, String contentType, byte[] body)
      throws IOException, InterruptedException {
    if (!omitted.contains(path)) {
      played.add(new Played(method, path, expected, client.send(method, path, contentType, body)));
    }
  }
}
