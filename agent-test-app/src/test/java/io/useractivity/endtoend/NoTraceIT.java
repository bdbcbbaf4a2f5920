package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the applications of a JVM share is with the agent what it is without: but for daemon threads
 * of ours in a group that was there, the two properties that let servers see the bridge, and what
 * JMX shows of the agent.
 */
class NoTraceIT {

  /** Which of the pooled threads served a request, and what pools make when they need it. */
  private static final String AS_IT_HAPPENS =
      "thread (http-nio-auto-1-exec-|backoffice connection adder).*"
          + "|mbean Catalina:name=HttpRequest\\d+,type=RequestProcessor.*"
          + "|property sun\\.nio\\.PageAlignDirectMemory=.*";

  @TempDir Path directory;

  static Stream<Arguments> servers() {
    Jdk newest = Jdk.all().get(Jdk.all().size() - 1);
    return Stream.of(
        Arguments.of(Tomcat.Line.TOMCAT_9, Jdk.current()),
        Arguments.of(Tomcat.Line.TOMCAT_10, newest));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("servers")
  void nothingThatApplicationsShareIsChanged(Tomcat.Line line, Jdk jdk) throws Exception {
    List<String> without;
    RunningServer plain =
        Tomcat.of(line).on(jdk).withTestApplication().start(directory.resolve("base"));
    try (plain) {
      new Client(plain.url("/app")).logIn("alice@acme.example");
      without = state(plain, directory.resolve("base"));
    }
    List<String> with;
    Path base = directory.resolve("with");
    RunningServer watched =
        Tomcat.of(line)
            .on(jdk)
            .withTestApplication()
            .withAgent(MariaDb.shared().newDatabase().agentArgument())
            .start(base);
    try (watched) {
      new Client(watched.url("/app")).logIn("alice@acme.example");
      // The database has been used by then: drivers and pools leave traces too.
      watched.output().await("Created the table", watched.process());
      with = state(watched, base);
    }

    List<String> gone = new ArrayList<>(without);
    with.forEach(gone::remove);
    assertThat(gone).as("without the agent only").isEmpty();
    List<String> added = new ArrayList<>(with);
    without.forEach(added::remove);
    assertThat(added)
        .as("with the agent only")
        .allMatch(
            each ->
                each.matches(
                    "thread (user-activity-|mariadb-|MariaDb-)\\S+ of group (main|system), daemon,"
                        + " loader io\\.useractivity\\.bridge\\.IsolatingLoader"
                        + "|mbean io\\.useractivity:type=Agent"
                        + "|property (jboss\\.modules\\.system\\.pkgs"
                        + "|org\\.osgi\\.framework\\.bootdelegation)=io\\.useractivity\\.bridge"));
  }

  /** The application's account, with what differs from one start to the next levelled. */
  private static List<String> state(RunningServer tomcat, Path base) throws Exception {
    return new String(
            new Client(tomcat.url("/app"))
                .send("GET", "/diagnostics/jvm", null, (String) null)
                .body(),
            StandardCharsets.UTF_8)
        .replace(base.toString(), "BASE")
        .replace(String.valueOf(tomcat.port()), "PORT")
        .replaceAll("@[0-9a-f]+", "@id")
        .lines()
        .filter(each -> !each.matches(AS_IT_HAPPENS))
        .toList();
  }
}
