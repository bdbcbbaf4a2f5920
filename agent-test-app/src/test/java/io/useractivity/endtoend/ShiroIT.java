package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did it in an unmodified application with Apache Shiro. */
class ShiroIT {

  private static final String NOBODY = "null null null null";
  private static final String CARL = "carl null agent null";
  private static final String DORA = "dora null admin null";

  @TempDir Path directory;

  private final List<String> expected = new ArrayList<>();

  /** Shiro tells no list of a user's roles, so they are asked for by name. */
  @ParameterizedTest(name = "{0} sessions")
  @ValueSource(strings = {"container", "native"})
  void everyRowHasTheUserAndRoleOfItsRequest(String sessions) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer application =
        JavaApplication.SHIRO.start(
            directory,
            Jdk.current(),
            database.agentArgument() + ",user.role=roles:admin|agent",
            sessions);
    try (application) {
      Client carl = new Client(application.url(""));
      get(carl, "/tickets", 302, NOBODY);
      expect("POST /login 401", "login failed by " + NOBODY);
      carl.post("/login", "username", "carl", "password", "wrong");
      expect("POST /login 302", "login by " + CARL);
      carl.post("/login", "username", "carl", "password", "secret-carl");
      get(carl, "/tickets/1", 200, CARL);
      get(carl, "/admin/desk", 401, CARL);
      expect("POST /logout 302", "logout by " + CARL);
      carl.post("/logout");
      get(carl, "/tickets/1", 302, NOBODY);
      Client dora = new Client(application.url(""));
      expect("POST /login 302", "login by " + DORA);
      dora.post("/login", "username", "dora", "password", "secret-dora");
      get(dora, "/admin/desk", 200, DORA);
      expect("GET /logout 302", "logout by " + DORA);
      dora.get("/logout");
    }

    assertThat(database.all())
        .extracting(row -> row.line() + ": " + row.who())
        .containsExactlyElementsOf(expected);
    for (String who : List.of(CARL, DORA)) {
      assertThat(database.all().stream().filter(row -> row.who().endsWith(who)))
          .extracting(Rows.Row::session)
          .doesNotContainNull()
          .hasSizeGreaterThan(2)
          .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(1));
    }
    assertThat(application.output().complaints()).isEmpty();
  }

  private void get(Client client, String path, int status, String who) throws Exception {
    expect("GET " + path + " " + status, (status < 400 ? "view by " : "view failed by ") + who);
    assertThat(client.get(path)).isEqualTo(status);
  }

  private void expect(String line, String who) {
    expected.add(line + ": " + who);
  }
}
