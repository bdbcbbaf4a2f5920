package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.Played;
import io.useractivity.servers.Client;
import io.useractivity.servers.Rows.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What clients ask the Spring Boot application for. */
final class ClinicScenario implements Scenario {

  private static final String[] GETS = {
    "/health",
    "/owners/7",
    "/owners/7?tab=pets",
    "/clinic.css",
    "/broken",
    "/conflict",
    "/refused",
    "/old",
    "/nowhere",
    "/callable",
    "/callable-broken",
    "/deferred",
    "/deferred-timeout",
    "/events",
    "/stream",
  };

  @Override
  public List<Played> play(Client client) throws IOException, InterruptedException {
    List<Played> played = new ArrayList<>();
    for (String path : GETS) {
      played.add(send(client, "GET", path, null, null));
    }
    played.add(send(client, "POST", "/owners", "application/json", "{\"name\":\"Jürgen\"}"));
    played.add(
        send(client, "POST", "/visits", "application/x-www-form-urlencoded", "pet=Zo%C3%AB"));
    played.add(send(client, "POST", "/visits", "application/x-www-form-urlencoded", ""));
    played.add(send(client, "DELETE", "/visits", null, null));
    played.add(send(client, "HEAD", "/owners/7", null, null));
    played.add(send(client, "OPTIONS", "/owners/7", null, null));
    return played;
  }

  private static Played send(
      Client client, String method, String path, String contentType, String body)
      throws IOException, InterruptedException {
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    return new Played(method, path, 0, client.send(method, path, contentType, bytes));
  }

  /** Nobody signs in there, so nobody may see anything: 403. */
  @Override
  public int askForPage(Client client) throws IOException, InterruptedException {
    return client.get(MatrixIT.PAGE);
  }

  @Override
  public void requireMore(List<Row> rows) {
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.user())
                    .as(row.line())
                    .isEqualTo(
                        row.endpoint().startsWith("/owners") ? "carol@clinic.example" : null));
    assertThat(rows)
        .filteredOn(row -> row.endpoint().equals("/broken"))
        .extracting(Row::error)
        .allMatch(error -> error.endsWith("IllegalStateException: The vet is on holiday"));
  }
}
