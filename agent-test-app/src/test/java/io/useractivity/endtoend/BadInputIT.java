package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong with our configuration or database: the application serves, and one line says
 * it.
 */
class BadInputIT {

  @TempDir Path directory;

  @Test
  void anUnknownKeyIsNamedWithTheNearestOne() throws Exception {
    served(
        Tomcat.of(Tomcat.Line.TOMCAT_9).withAgent("jdbc.urll=jdbc:mariadb://localhost/x"),
        "ERROR Unknown option \"jdbc.urll\" (agent argument); did you mean jdbc.url?");
  }

  @Test
  void aMalformedValueIsNamedWithWhatIsWantedInstead() throws Exception {
    served(
        Tomcat.of(Tomcat.Line.TOMCAT_9).withAgent("").withOption("-Duseractivity.flush.interval=5"),
        "ERROR flush.interval = 5 (system property) is not a duration with a unit (ms, s, m, h)"
            + " from 10ms to 1h, such as 1s.");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    served(
        Tomcat.of(Tomcat.Line.TOMCAT_9).withAgent("/nowhere/user-activity.properties"),
        "ERROR The configuration file /nowhere/user-activity.properties (agent argument) does not"
            + " exist.");
  }

  @Test
  void aWrongPasswordIsSaidOnceWithoutThePassword() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    String argument =
        "jdbc.url=" + database.url() + ",jdbc.user=activity,jdbc.password=not-the-right-one";
    Output output =
        served(
            Tomcat.of(Tomcat.Line.TOMCAT_9).withAgent(argument + ",shutdown.timeout=0s"),
            "Access denied for user 'activity'");
    assertThat(output.agentLines()).noneMatch(line -> line.contains("not-the-right-one"));
  }

  @Test
  void aPasswordInTheAddressIsInNoLine() throws Exception {
    Output output =
        served(
            Tomcat.of(Tomcat.Line.TOMCAT_9)
                .withAgent(
                    "jdbc.url=jdbc:mariadb://agent:not-for-logs@localhost,shutdown.timeout=0s"),
            "WARN Rows cannot be stored and wait in the journal: jdbc:mariadb://***@localhost: ");
    assertThat(output.agentLines()).noneMatch(line -> line.contains("not-for-logs"));
  }

  @Test
  void aDataDirectoryThatOthersMayWriteIsRefusedInOneLine() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    served(
        Tomcat.of(Tomcat.Line.TOMCAT_9).withAgent("data.dir=" + open + ",shutdown.timeout=0s"),
        "WARN Rows cannot be stored and wait in memory: the embedded database in "
            + open
            + ": "
            + open
            + " is refused: it may be written by others");
    assertThat(open).isEmptyDirectory();
  }

  @Test
  void anUnreachableHostIsSaidOnce() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    served(
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withAgent("jdbc.url=jdbc:mariadb://localhost:" + closed + "/x,shutdown.timeout=0s"),
        "WARN Rows cannot be stored and wait in the journal: jdbc:mariadb://localhost:" + closed);
  }

  @Test
  void aDatabaseThatHangsOnConnectIsSaidOnce() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:mariadb://localhost:" + silent.getLocalPort() + "/x";
      served(
          Tomcat.of(Tomcat.Line.TOMCAT_9).withAgent("jdbc.url=" + url + ",shutdown.timeout=0s"),
          "WARN Rows cannot be stored and wait in the journal: " + url);
    }
  }

  @Test
  void aPoolConfigurationOfTheApplicationsThatIsNotThereIsNamed() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    served(
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withAgent(database.agentArgument() + ",shutdown.timeout=0s")
            .withOption("-Dhikaricp.configurationFile=/nowhere/hikari.properties"),
        "the system property hikaricp.configurationFile names a file that HikariCP cannot read"
            + " (/nowhere/hikari.properties)");
  }

  /** Starts the server, sends requests, and expects the sentence in exactly one line. */
  private Output served(Tomcat builder, String sentence) throws Exception {
    RunningServer tomcat = builder.withExamples().start(directory);
    try (tomcat) {
      Client client = new Client(tomcat.url("/examples"));
      for (int i = 0; i < 20; i++) {
        assertThat(client.get("/servlets/servlet/HelloWorldExample")).isEqualTo(200);
      }
      tomcat.output().await(java.util.regex.Pattern.quote(sentence), tomcat.process());
      for (int i = 0; i < 20; i++) {
        assertThat(client.get("/jsp/dates/date.jsp")).isEqualTo(200);
      }
    }
    assertThat(tomcat.output().complaints()).filteredOn(line -> line.contains(sentence)).hasSize(1);
    assertThat(tomcat.output().text()).doesNotContain("at io.useractivity");
    return tomcat.output();
  }
}
