package io.useractivity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Nothing is measured here: each benchmark only shows that it still runs, with one set of values.
 */
class BenchmarksTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        AssemblyBenchmark.class,
        BodyBenchmark.class,
        JournalBenchmark.class,
        QueueBenchmark.class,
        RedactionBenchmark.class,
        RequestThreadBenchmark.class
      })
  void eachBenchmarkStillRuns(Class<?> benchmark) throws Exception {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("\\." + benchmark.getSimpleName() + "\\.")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(20))
                    .shouldFailOnError(true)
                    .param("content", "form")
                    .param("rules", "10")
                    .param("distinct", "100")
                    .param("journal", "file")
                    .param("drained", "10")
                    .param("filled", "99")
                    .param("frames", "6")
                    .param("signedIn", "true")
                    .param("session", "user")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    assertThat(results)
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
  }
}
