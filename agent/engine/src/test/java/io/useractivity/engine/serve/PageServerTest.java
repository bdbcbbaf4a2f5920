package io.useractivity.engine.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.read.StoredRows;
import io.useractivity.engine.viewer.Pages;
import io.useractivity.engine.viewer.ViewSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages over the JDK's own server, asked by a real client. */
class PageServerTest {

  private static final String LIST = "/admin/user-activity-logs";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();

  private TestDatabase database;
  private Pages pages;
  private PageServer server;
  private String root;

  @BeforeEach
  void start() throws Exception {
    database = new TestDatabase(Kind.H2);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      rows.add(
          Stores.at(LocalDateTime.now(ZoneOffset.UTC).minusSeconds(i))
              .text(Column.ENDPOINT, "/orders/" + i)
              .text(Column.ACTIVITY_TYPE, "view")
              .build());
    }
    database.store().write(rows);
    StoreSettings store = database.settings();
    ViewSettings settings = ViewSettings.of(Stores.configuration(database.properties()));
    pages =
        new Pages(
            settings,
            () -> new StoredRows(store, LIMIT),
            () -> null,
            Clock.systemUTC(),
            LIMIT,
            Stores.silent());
    server = PageServer.start(Endpoint.of("127.0.0.1", 0, null), pages, settings.adminPath());
    root = server.link().replaceFirst("/\\?.*", "");
  }

  @AfterEach
  void stop() {
    server.close();
    pages.close();
  }

  private HttpResponse<String> get(String path, String cookie, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
    if (cookie != null) {
      request.header("Cookie", "theirs=1; " + cookie);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Opens the printed address, as the browser that is let in. */
  private String enter() throws Exception {
    HttpResponse<String> entered =
        client.send(
            HttpRequest.newBuilder(URI.create(server.link())).build(), BodyHandlers.ofString());
    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("Location")).contains(LIST);
    String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).endsWith("; Path=/; HttpOnly; SameSite=Strict");
    return cookie.replaceFirst(";.*", "");
  }

  @Test
  void theAddressLetsOneBrowserInOnce() throws Exception {
    assertThat(get(LIST, null).statusCode()).isEqualTo(403);
    assertThat(get("/?token=guessed", null).statusCode()).isEqualTo(403);
    String cookie = enter();
    HttpResponse<String> list = get(LIST, cookie);
    HttpResponse<String> again =
        client.send(
            HttpRequest.newBuilder(URI.create(server.link())).build(), BodyHandlers.ofString());

    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).contains("/orders/0", "operator");
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).contains("has let a browser in already");
    assertThat(get(LIST, cookie + "x").statusCode()).isEqualTo(403);
    assertThat(get(LIST, cookie.replaceFirst("=.*", "=")).statusCode()).isEqualTo(403);
    assertThat(get("/", cookie).statusCode()).isEqualTo(303);
  }

  @Test
  void whatIsNoPageIsNotFound() throws Exception {
    String cookie = enter();

    for (String path : List.of("/favicon.ico", LIST + "/nothing", LIST + "x", "/..%2f" + LIST)) {
      assertThat(get(path, cookie).statusCode()).as(path).isEqualTo(404);
    }
    // Whoever operates the application is no user of it.
    assertThat(get("/my-activity-logs", cookie).statusCode()).isEqualTo(403);
  }

  /** A page whose own name begins to lead here could read along otherwise. */
  @Test
  void nobodyIsAnsweredUnderAnotherName() throws Exception {
    String cookie = enter();
    URI address = URI.create(root);

    assertThat(status(address, "evil.example:" + address.getPort(), cookie)).contains(" 421 ");
    assertThat(status(address, "evil.example", cookie)).contains(" 421 ");
    assertThat(status(address, "localhost:" + address.getPort(), cookie)).contains(" 200 ");
  }

  private static String status(URI address, String host, String cookie) throws Exception {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "GET "
              + LIST
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nCookie: "
              + cookie
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void filesArriveWhole() throws Exception {
    String cookie = enter();

    HttpResponse<String> csv = get(LIST + "/export.csv?time=1h", cookie);

    assertThat(csv.body().split("\r\n")).hasSize(1_201);
    assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
  }

  @Test
  void stylesArriveCompressedAndOnce() throws Exception {
    String cookie = enter();
    String page = get(LIST, cookie).body();
    String css = page.replaceFirst("(?s).*stylesheet\" href=\"\\.\\.([^\"]*)\".*", "$1");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + css))
            .header("Cookie", cookie)
            .header("Accept-Encoding", "br, gzip")
            .build();

    HttpResponse<byte[]> zipped = client.send(request, BodyHandlers.ofByteArray());
    String tag = zipped.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get(request.uri().getPath(), cookie, "If-None-Match", tag);

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream plain =
        new GZIPInputStream(new java.io.ByteArrayInputStream(zipped.body()))) {
      assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).contains("--page:");
    }
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @Test
  void headHasNoBody() throws Exception {
    String cookie = enter();
    HttpRequest head =
        HttpRequest.newBuilder(URI.create(root + LIST))
            .header("Cookie", cookie)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();

    assertThat(client.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(get(LIST, cookie).statusCode()).isEqualTo(200);
  }
}
