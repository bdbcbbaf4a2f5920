package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The application's own libraries, its registered drivers (those of other loaders too) and the
 * login timeout are what they are without the agent, whichever database the agent writes to.
 */
class IsolationIT {

  private static final String SHOW_ALL_DRIVERS = "--add-opens=java.sql/java.sql=ALL-UNNAMED";

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return Jdk.wanted().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void librariesAndDriversOfTheApplicationAreWhatTheyAreWithoutTheAgent(Jdk jdk) throws Exception {
    String without;
    try (RunningServer tomcat = builder(jdk).start(directory.resolve("without"))) {
      without = diagnostics(tomcat);
    }
    assertThat(without)
        .contains(
            "registered=org.hsqldb.jdbc.JDBCDriver",
            "visible.webapp.net.bytebuddy.ByteBuddy=false",
            "visible.system.org.mariadb.jdbc.Driver=false")
        .doesNotContain("unreadable");

    Rows mariaDb = MariaDb.shared().newDatabase();
    RunningServer withMariaDb =
        builder(jdk).withAgent(mariaDb.agentArgument()).start(directory.resolve("mariadb"));
    assertThat(diagnosticsAfterRows(withMariaDb)).isEqualTo(without);
    assertThat(mariaDb.count()).isEqualTo(withMariaDb.output().summary().stored()).isPositive();

    Rows throughConnectorJ = MariaDb.shared().newDatabase();
    RunningServer withMySql =
        builder(jdk)
            .withAgent(throughConnectorJ.agentArgument().replace("jdbc:mariadb:", "jdbc:mysql:"))
            .start(directory.resolve("mysql"));
    assertThat(diagnosticsAfterRows(withMySql)).isEqualTo(without);
    assertThat(throughConnectorJ.count()).isEqualTo(withMySql.output().summary().stored());

    RunningServer withH2 = builder(jdk).withAgent("").start(directory.resolve("h2"));
    assertThat(diagnosticsAfterRows(withH2)).isEqualTo(without);
    assertThat(withH2.output().summary().stored()).isPositive();
  }

  private static Tomcat builder(Jdk jdk) {
    return Tomcat.of(Tomcat.Line.TOMCAT_9)
        .on(jdk)
        .withTestApplication()
        .withOption(SHOW_ALL_DRIVERS);
  }

  /** Asked again once the agent's database has rows: drivers register themselves when used. */
  private static String diagnosticsAfterRows(RunningServer tomcat) throws Exception {
    try (tomcat) {
      diagnostics(tomcat);
      tomcat.output().await("Created the table user_activity_logs", tomcat.process());
      return diagnostics(tomcat);
    }
  }

  private static String diagnostics(RunningServer tomcat) throws Exception {
    Client client = new Client(tomcat.url("/app"));
    client.logIn("alice@acme.example");
    client.get("/api/orders");
    return new String(
        client.send("GET", "/diagnostics", null, (String) null).body(), StandardCharsets.UTF_8);
  }
}
