package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What requests carry is stored as the application understood it, and no secret with it. */
class RequestDataIT {

  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void whatTheApplicationReadIsStored(Tomcat.Line line) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(line).withTestApplication().withAgent(database.agentArgument()).start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/app"));
      client.send("GET", "/hello?name=J%C3%BCrgen&token=s3cr3t", null, (String) null);
      client.logIn("alice@acme.example");
      form(client, StandardCharsets.UTF_8, "Schöne Grüße \uD83D\uDE80");
      form(client, StandardCharsets.ISO_8859_1, "Grüße");
      form(client, Charset.forName("Shift_JIS"), "日本語");
      String json = "{\"product\":\"Ünï \uD83D\uDE80\",\"quantity\":3,\"card\":{\"pin\":\"1234\"}}";
      client.send("POST", "/api/orders", "application/json", json);
      client.send("POST", "/api/orders?via=reader", "application/json", json);
      client.send("POST", "/api/orders", "application/json", "{\"product\":");
      client.send("POST", "/api/orders", "application/json", large());
      upload(client);
      client.send("GET", "/orders", null, (String) null);
    }

    assertThat(database.lines())
        .containsExactly(
            "GET /app/hello 200",
            "POST /app/login 302",
            "POST /app/orders 302",
            "POST /app/orders 302",
            "POST /app/orders 302",
            "POST /app/api/orders 201",
            "POST /app/api/orders 201",
            "POST /app/api/orders 400",
            "POST /app/api/orders 201",
            "POST /app/orders/1001/attachments 200",
            "GET /app/orders 200");
    assertThat(database.column("request_data"))
        .containsExactly(
            "{\"query\":{\"name\":\"Jürgen\",\"token\":\"[REDACTED]\"}}",
            "{\"form\":{\"email\":\"[REDACTED]\",\"password\":\"[REDACTED]\"}}",
            form("Schöne Grüße \uD83D\uDE80"),
            form("Grüße"),
            form("日本語"),
            "{\"json\":{\"product\":\"Ünï \uD83D\uDE80\",\"quantity\":3,\"card\":\"[REDACTED]\"}}",
            "{\"query\":{\"via\":\"reader\"},"
                + "\"json\":{\"product\":\"Ünï \uD83D\uDE80\",\"quantity\":3,\"card\":\"[REDACTED]\"}}",
            "{\"body\":{\"type\":\"application/json\",\"size\":11}}",
            "{\"json\":{\"product\":\"large\",\"quantity\":1,\"_cut\":true},"
                + "\"body\":{\"type\":\"application/json\",\"size\":1048618}}",
            "{\"parts\":[{\"name\":\"file\",\"file\":true,\"type\":\"text/plain\",\"size\":18}]}",
            null);
  }

  private static String form(String product) {
    return "{\"form\":{\"product\":\""
        + product
        + "\",\"quantity\":\"1\",\"apiKey\":\"[REDACTED]\"}}";
  }

  private static void form(Client client, Charset charset, String product) throws Exception {
    String body = "product=" + URLEncoder.encode(product, charset) + "&quantity=1&apiKey=s3cr3t";
    client.send(
        "POST", "/orders", FORM + ";charset=" + charset, body.getBytes(StandardCharsets.US_ASCII));
  }

  private static String large() {
    return "{\"product\":\"large\",\"quantity\":1,\"note\":\"" + "x".repeat(1 << 20) + "\"}";
  }

  private static void upload(Client client) throws Exception {
    String body =
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"up.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\nhello secret world\r\n--limit--\r\n";
    client.send(
        "POST",
        "/orders/1001/attachments",
        "multipart/form-data; boundary=limit",
        body.getBytes(StandardCharsets.UTF_8));
  }
}
