package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.Placement.Request;
import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets made up for the purpose, in hundreds of places of real requests: none is in any table,
 * file or line of the agent's, in any form, and what lies beside each is in its row.
 */
class CanaryIT {

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int SECRET_CHARS = 12;

  @TempDir Path directory;

  private final SecureRandom random = new SecureRandom();
  private final Traces traces = new Traces();
  private final Map<String, String> placeByNeighbour = new LinkedHashMap<>();

  @Test
  void noSecretIsInMariaDbAndWhatLiesBesideItIs() throws Exception {
    Rows database = MariaDb.shared().newDatabase();

    RunningServer tomcat = sendAll(database.agentArgument());

    assertThat(tomcat.output().summary().lost()).isZero();
    try (Connection connection = database.connection()) {
      requireNeighbours(rows(connection));
      assertThat(traces.in(everything(connection))).as("tables").isEmpty();
    }
    assertThat(traces.in(files(directory.resolve("data")))).as("data directory").isEmpty();
  }

  @Test
  void noSecretIsInTheEmbeddedDatabasesFilesAndWhatLiesBesideItIs() throws Exception {
    sendAll("shutdown.timeout=20s");

    Path file = directory.resolve("data/user-activity");
    byte[] files = files(directory.resolve("data"));
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "", "")) {
      requireNeighbours(rows(connection));
    }
    // As they were when the server stopped, and with them what H2 has not given free yet.
    assertThat(new String(files, StandardCharsets.ISO_8859_1)).contains(placeByNeighbour.keySet());
    assertThat(traces.in(files)).as("data directory").isEmpty();
  }

  /** Sends each placement once, stops the server, and looks at what the agent has said. */
  private RunningServer sendAll(String where) throws Exception {
    Path file = directory.resolve("canary.properties");
    Files.write(
        file,
        List.of(
            "redact.keys = birthday, *income*",
            "redact.values = EMP<[^>]*>",
            "user.id = header:X-User, principal",
            "user.role = header:X-Role",
            "tenant.id = cookie:tenant",
            "rule.invitation.match = /diagnostics/echo/{place}/invitation/{inviteToken}/**",
            "rule.invitation.action = Accept {inviteToken} at {place}",
            "rule.invitation.resource-type = invitation",
            "rule.invitation.resource-id = {inviteToken}"));
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAnnotatedApplication("tickets")
            .withAgent(
                "config="
                    + file
                    + ",log.level=debug,data.dir="
                    + directory.resolve("data")
                    + ","
                    + where)
            .start(directory.resolve("tomcat"));
    List<Placement> placements = Placement.all();
    assertThat(placements).hasSizeGreaterThan(150);
    try (tomcat) {
      Client client = new Client(tomcat.url(""));
      client.post("/app/login", "email", "alice@acme.example", "password", "secret-alice");
      for (Placement placement : placements) {
        String secret = secret();
        String neighbour = "kept" + random.nextInt(Integer.MAX_VALUE);
        traces.lookFor(secret, placement.name());
        placeByNeighbour.put(neighbour, placement.name());
        Request request = placement.request().apply(secret, neighbour);
        int status =
            client
                .send(
                    request.method(),
                    request.path(),
                    request.contentType(),
                    request.body() == null
                        ? null
                        : request.body().getBytes(StandardCharsets.ISO_8859_1),
                    request.headers().toArray(String[]::new))
                .statusCode();
        // One that the server itself turns away proves nothing.
        assertThat(status).as(placement.name()).isIn(200, 400, 401, 500);
      }
    }
    assertThat(tomcat.output().complaints()).isEmpty();
    assertThat(tomcat.output().text()).doesNotContain("at io.useractivity");
    String said = String.join("\n", tomcat.output().agentLines());
    assertThat(said).contains("DEBUG ");
    assertThat(traces.in(said.getBytes(StandardCharsets.UTF_8))).as("log").isEmpty();
    return tomcat;
  }

  private String secret() {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < SECRET_CHARS; i++) {
      secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return secret.toString();
  }

  private void requireNeighbours(List<String> rows) {
    List<String> missing = new ArrayList<>(placeByNeighbour.values());
    for (String row : rows) {
      placeByNeighbour.forEach(
          (neighbour, place) -> {
            if (row.contains(neighbour)) {
              missing.remove(place);
            }
          });
    }
    assertThat(missing).as("places whose ordinary neighbour is in no row").isEmpty();
  }

  /** Each row with all of its columns. */
  private static List<String> rows(Connection connection) throws SQLException {
    return texts(connection, "SELECT * FROM user_activity_logs");
  }

  /** All columns of all rows of all tables, and how the tables were made. */
  private static byte[] everything(Connection connection) throws SQLException {
    List<String> all = new ArrayList<>();
    for (String table : texts(connection, "SHOW TABLES")) {
      all.addAll(texts(connection, "SHOW CREATE TABLE " + table));
      all.addAll(texts(connection, "SELECT * FROM " + table));
    }
    return String.join("\n", all).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        texts.add(String.join("\t", values));
      }
    }
    return texts;
  }

  private static byte[] files(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).append('\n');
      }
    }
    return all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
