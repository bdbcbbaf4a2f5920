package io.useractivity.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.Played;
import io.useractivity.servers.Client;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A user whom the container knows, and the requests that she made. */
final class Visitor {

  static final String USER = "alice";
  static final String PASSWORD = "secret";
  static final String ROLE = "clerk";

  /** What nothing but its place tells to be a secret. */
  static final String TYPED = "xq7Hunter2Zw";

  private static final String CREDENTIALS =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.US_ASCII));

  private final Client client;
  private final List<Played> played = new ArrayList<>();

  Visitor(Client client) {
    this.client = client;
  }

  /** What the page says. */
  String get(String path, int expected) throws IOException, InterruptedException {
    return send("GET", path, expected, null, null);
  }

  /** Posts form fields: name, value, name, value. */
  String post(String path, int expected, String... fields)
      throws IOException, InterruptedException {
    return send("POST", path, expected, "application/x-www-form-urlencoded", Client.form(fields));
  }

  String send(
      String method, String path, int expected, String contentType, String body, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(
            method,
            path,
            contentType,
            body == null ? null : body.getBytes(StandardCharsets.UTF_8),
            Stream.concat(Stream.of("Authorization", CREDENTIALS), Stream.of(headers))
                .toArray(String[]::new));
    played.add(new Played(method, path, expected, response));
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** All requests and their answers, which have the expected statuses. */
  List<Played> played() {
    assertThat(played)
        .allSatisfy(
            each ->
                assertThat(each.response().statusCode())
                    .as(each.method() + " " + each.path())
                    .isEqualTo(each.expected()));
    return played;
  }
}
