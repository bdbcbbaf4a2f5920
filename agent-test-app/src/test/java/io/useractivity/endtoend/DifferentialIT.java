package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.Traffic.Played;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The application never notices: the same requests get the same answers with the agent and without.
 *
 * <p>Normalised are the header {@code Date} and the values of session ids, in cookies and bodies;
 * nothing else.
 */
class DifferentialIT {

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void answersAreTheSameWithTheAgentAndWithout(Tomcat.Line line) throws Exception {
    List<String> without;
    try (Tomcat tomcat =
        Tomcat.of(line).withTestApplication().start(directory.resolve("without"))) {
      without = answers(tomcat);
    }
    List<String> with;
    Rows database = MariaDb.shared().newDatabase();
    Tomcat watched =
        Tomcat.of(line)
            .withTestApplication()
            .withAgent(
                database.agentArgument()
                    + ",capture.exclude=,tenant.id=header:X-Tenant,session:tenantId")
            .start(directory.resolve("with"));
    try (watched) {
      with = answers(watched);
    }

    assertThat(with).containsExactlyElementsOf(without);
    assertThat(database.count()).as("rows").isEqualTo(with.size());
  }

  private static List<String> answers(Tomcat tomcat) throws Exception {
    Client client = new Client(tomcat.url("/app"));
    List<String> answers = new ArrayList<>();
    for (Played played : Traffic.play(client)) {
      answers.add(told(played.method() + " " + played.path(), played.response()));
    }
    answers.add(
        told(
            "log in",
            client.send(
                "POST",
                "/login",
                "application/x-www-form-urlencoded",
                Client.form("email", "bob@acme.example", "password", "secret-bob"))));
    answers.add(form(client, StandardCharsets.ISO_8859_1, "Grüße"));
    answers.add(form(client, Charset.forName("Shift_JIS"), "日本語"));
    answers.add(told("list", client.send("GET", "/orders", null, (String) null)));
    answers.add(told("large", client.send("POST", "/api/orders", "application/json", large())));
    answers.add(upload(client));
    answers.add(told("static", client.send("GET", "/static/app.css", null, (String) null)));
    answers.add(told("image", client.send("HEAD", "/static/logo.png", null, (String) null)));
    return answers;
  }

  private static String form(Client client, Charset charset, String product) throws Exception {
    String body = "product=" + URLEncoder.encode(product, charset) + "&quantity=1";
    return told(
        "form in " + charset,
        client.send(
            "POST",
            "/orders",
            "application/x-www-form-urlencoded; charset=" + charset,
            body.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String large() {
    return "{\"product\":\"large\",\"quantity\":1,\"note\":\"" + "x".repeat(1 << 20) + "\"}";
  }

  private static String upload(Client client) throws Exception {
    String head =
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    String body = head + "0123456789".repeat(400_000) + "\r\n--limit--\r\n";
    return told(
        "upload",
        client.send(
            "POST",
            "/orders/1001/attachments",
            "multipart/form-data; boundary=limit",
            body.getBytes(StandardCharsets.US_ASCII)));
  }

  static String told(String request, HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers().map());
    headers.replace("Date", List.of("normalised"));
    String all =
        request
            + " -> "
            + response.statusCode()
            + " "
            + headers
            + " "
            + new String(response.body(), StandardCharsets.ISO_8859_1);
    return all.replaceAll("JSESSIONID=[0-9A-F]{32}", "JSESSIONID=normalised");
  }
}
