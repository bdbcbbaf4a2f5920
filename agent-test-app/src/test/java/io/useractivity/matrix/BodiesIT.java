package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever way an application reads a body: it sees what it saw before, the client too, and what
 * was read is stored.
 */
class BodiesIT {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"Tomcat 9.0, embedded", "Undertow 2.3, embedded"})
  void bodiesAreReadAsBeforeAndStored(String server) throws Exception {
    readAsBeforeAndStored(server);
  }

  @Tag("soak")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tomcat 10.1, embedded",
        "Tomcat 11.0, embedded",
        "Jetty 9.4, embedded",
        "Jetty 12.1 ee8, embedded",
        "Jetty 12.1 ee10, embedded",
        "Undertow 2.2, embedded"
      })
  void bodiesAreReadAsBeforeAndStoredOnOtherServersToo(String server) throws Exception {
    readAsBeforeAndStored(server);
  }

  private void readAsBeforeAndStored(String name) throws Exception {
    List<BodyTraffic.Sent> without;
    try (RunningServer running = start(name, "without")) {
      without = traffic(running, name).send();
    }
    Rows database = MariaDb.shared().newDatabase();
    List<BodyTraffic.Sent> with;
    RunningServer watched =
        start(
            name,
            "with",
            AgentJar.option(database.agentArgument() + ",capture.exclude=GET **/watch/**"));
    try (watched) {
      with = traffic(watched, name).send();
    }

    List<Row> rows = new ArrayList<>(database.all());
    // By number: an answer may be there before its request's end, and the next request begin.
    rows.sort(Comparator.comparingInt(row -> Integer.parseInt(row.userAgent())));
    assertThat(rows)
        .extracting(Row::line)
        .containsExactlyElementsOf(with.stream().map(BodyTraffic.Sent::line).toList());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < with.size(); i++) {
      BodyTraffic.Sent sent = with.get(i);
      require(differences, "answered to " + sent.line(), sent.told(), without.get(i).told());
      require(differences, "stored of " + sent.told(), rows.get(i).requestData(), sent.stored());
    }
    assertThat(differences).isEmpty();
    assertThat(watched.output().complaints()).isEmpty();
  }

  /** All are told at once: there are hundreds. */
  private static void require(List<String> differences, String what, String is, String wanted) {
    if (!Objects.equals(is, wanted)) {
      differences.add("\n" + what + "\nis    : " + is + "\nwanted: " + wanted + "\n");
    }
  }

  private static BodyTraffic traffic(RunningServer server, String name) {
    return new BodyTraffic(server.port(), server.contextPath(), name);
  }

  private RunningServer start(String name, String folder, String... jvmOptions) throws Exception {
    return BodyTraffic.start(name, Files.createDirectory(directory.resolve(folder)), jvmOptions);
  }
}
