package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.MissingPart;
import io.useractivity.servers.OtherAgent;
import io.useractivity.servers.Rows;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the agent adds to the start of a Spring Boot application, up to its first answer, beside
 * what the OpenTelemetry agent adds: rounds of one start each, and the medians of the differences
 * within a round, so that a machine that is busy for a while is busy for all of them.
 */
@Tag("soak")
class StartUpCostIT {

  private static final int ROUNDS = 7;

  @TempDir Path directory;

  /** What the agents added in one round. */
  private record Round(VisitsRun none, VisitsRun ours, VisitsRun openTelemetry) {

    double added(VisitsRun run, Function<VisitsRun, Duration> measure) {
      return (measure.apply(run).toNanos() - measure.apply(none).toNanos()) / 1e9;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0,1"})
  void theStartTakesLessThanAQuarterOfWhatOpenTelemetryAdds(String cores) throws Exception {
    File taskset = new File("/usr/bin/taskset");
    if (!taskset.canExecute()) {
      MissingPart.report("taskset");
      return;
    }
    List<String> pinned = List.of(taskset.getPath(), "-c", cores);
    Rows application = MariaDb.shared().newDatabase();
    Rows rows = MariaDb.shared().newDatabase();
    List<String> ours = List.of(AgentJar.option(rows.agentArgument()));
    List<String> openTelemetry =
        List.of(
            "-javaagent:" + OtherAgent.OPENTELEMETRY.jar(),
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none");
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i <= ROUNDS; i++) {
      Round round =
          new Round(
              run(pinned, List.of(), application),
              run(pinned, ours, application),
              run(pinned, openTelemetry, application));
      if (i > 0) { // the first fills the disk's caches
        rounds.add(round);
      }
    }

    double cpuRatio = ratio(rounds, VisitsRun::cpu, "CPU on cores " + cores);
    double wallRatio = ratio(rounds, VisitsRun::untilAnswer, "time on cores " + cores);
    assertThat(cpuRatio).as("CPU").isLessThan(0.25);
    assertThat(wallRatio).as("time").isLessThan(0.25);
  }

  private VisitsRun run(List<String> pinned, List<String> options, Rows application)
      throws Exception {
    return VisitsRun.of(directory.resolve("run"), pinned, Jdk.current(), options, application);
  }

  private static double ratio(
      List<Round> rounds, Function<VisitsRun, Duration> measure, String what) {
    double ours = median(rounds, each -> each.added(each.ours(), measure));
    double other = median(rounds, each -> each.added(each.openTelemetry(), measure));
    System.out.printf(
        "%s until the first answer: ours adds %.2f s, OpenTelemetry %.2f s, ratio %.2f%n",
        what, ours, other, ours / other);
    return ours / other;
  }

  private static double median(List<Round> rounds, Function<Round, Double> value) {
    return rounds.stream().map(value).sorted().skip(rounds.size() / 2).findFirst().orElseThrow();
  }
}
