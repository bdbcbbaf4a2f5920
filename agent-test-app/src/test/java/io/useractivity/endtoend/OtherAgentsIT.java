package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.OtherAgent;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Beside another agent, before it and after it on the command line: each request has its row, the
 * application answers as it does without any agent, and the other one sees what it sees alone.
 */
class OtherAgentsIT {

  /** Which {@code -javaagent} comes first. */
  enum Order {
    OURS_FIRST,
    OURS_LAST
  }

  @TempDir Path directory;

  static Stream<Arguments> allOrders() {
    return Stream.of(OtherAgent.values())
        .flatMap(
            other ->
                Stream.of(Order.values())
                    .flatMap(
                        order ->
                            Stream.of(Tomcat.Line.values())
                                .flatMap(
                                    line ->
                                        Jdk.all().stream()
                                            .map(jdk -> Arguments.of(other, order, line, jdk)))));
  }

  @Test
  void openTelemetryLeavesOurStatementsOutWhenItIsTold() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    List<String> options = new ArrayList<>(OtherAgent.OPENTELEMETRY.options(directory));
    options.add("-Dotel.javaagent.exclude-class-loaders=io.useractivity.");
    options.add(AgentJar.option(database.agentArgument()));
    RunningServer tomcat = start(Tomcat.of(Tomcat.Line.TOMCAT_10), options, directory);
    try (tomcat) {
      new Client(tomcat.url("/app")).get("/hello");
      tomcat.output().await("Created the table", tomcat.process());
    }

    assertThat(database.lines()).containsExactly("GET /app/hello 200");
    assertThat(seenBy(OtherAgent.OPENTELEMETRY, tomcat.output(), directory).toString())
        .contains("GET /app/hello")
        .doesNotContain("user_activity_logs");
  }

  @Tag("soak")
  @ParameterizedTest(name = "{0}, {1}, {2} on {3}")
  @MethodSource("allOrders")
  void bothAgentsSeeEveryRequestAndTheApplicationNoneOfThem(
      OtherAgent other, Order order, Tomcat.Line line, Jdk jdk) throws Exception {
    Path without = directory.resolve("without");
    RunningServer alone = start(Tomcat.of(line).on(jdk), other.options(without), without);
    List<String> answersWithout;
    try (alone) {
      answersWithout = answers(Traffic.play(new Client(alone.url("/app"))));
    }

    Rows database = MariaDb.shared().newDatabase();
    Path beside = directory.resolve("beside");
    List<String> ours =
        List.of(
            AgentJar.option(
                database.agentArgument() + ",tenant.id=session:tenantId,capture.exclude="));
    List<String> options = new ArrayList<>();
    options.addAll(order == Order.OURS_FIRST ? ours : other.options(beside));
    options.addAll(order == Order.OURS_FIRST ? other.options(beside) : ours);
    RunningServer both = start(Tomcat.of(line).on(jdk), options, beside);
    List<Played> played;
    try (both) {
      played = Traffic.play(new Client(both.url("/app")));
    }

    assertThat(answers(played)).containsExactlyElementsOf(answersWithout);
    List<Rows.Row> rows = database.all();
    assertThat(rows)
        .extracting(Rows.Row::line)
        .containsExactlyElementsOf(played.stream().map(each -> each.line("/app")).toList());
    Traffic.requireUsers(rows);
    assertThat(both.output().complaints()).isEmpty();
    assertThat(both.output().text())
        .doesNotContain(
            "LinkageError",
            "VerifyError",
            "ClassCircularityError",
            "NoClassDefFoundError",
            "ClassFormatError",
            "IncompatibleClassChangeError");
    // It may see more: our database driver is one of the many that it knows.
    assertThat(seenBy(other, both.output(), beside))
        .as("what the other agent sees")
        .containsAllEntriesOf(seenAlone(other, alone, without));
  }

  private static Map<String, String> seenAlone(
      OtherAgent other, RunningServer alone, Path directory) throws IOException {
    Map<String, String> seen = seenBy(other, alone.output(), directory);
    assertThat(seen).hasSizeGreaterThan(10);
    return seen;
  }

  private static RunningServer start(Tomcat builder, List<String> options, Path directory)
      throws IOException {
    options.forEach(builder::withOption);
    return builder.withTestApplication().start(directory);
  }

  private static List<String> answers(List<Played> played) {
    return played.stream().map(Played::told).toList();
  }

  /** The other agent's own account: how often it saw what. */
  private static Map<String, String> seenBy(OtherAgent other, Output output, Path directory)
      throws IOException {
    Map<String, String> seen = new TreeMap<>();
    switch (other) {
      case OPENTELEMETRY ->
          // '... - 'GET /app/orders/*' : <trace> <span> SERVER [tracer: ...] ...'
          count(output, "LoggingSpanExporter - '([^']*)' : \\w+ \\w+ (\\w+) ", seen);
      case ELASTIC -> count(output, "ndTransaction '?([^'\\n]*)'? ", seen);
      case JACOCO -> {
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(OtherAgent.executionData(directory));
        for (ExecutionData each : loader.getExecutionDataStore().getContents()) {
          // The id is a checksum of the class file as JaCoCo got it: the one that was compiled.
          // Its lines are not compared: it is right that our questions to the application's own
          // wrappers and principals count as executed.
          seen.put(each.getName(), String.valueOf(each.getId()));
        }
      }
    }
    return seen;
  }

  private static void count(Output output, String pattern, Map<String, String> seen) {
    Matcher matcher = Pattern.compile(pattern).matcher(output.text());
    while (matcher.find()) {
      seen.merge(
          matcher.group().replaceAll("[0-9a-f]{16,32}", "id"),
          "1",
          (before, one) -> String.valueOf(Integer.parseInt(before) + 1));
    }
  }
}
