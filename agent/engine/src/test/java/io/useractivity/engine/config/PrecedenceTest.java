package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {

  @TempDir Path directory;

  @Test
  void theAgentArgumentIsTheHighest() throws Exception {
    Configuration configuration = allFour().read("flush.batch-size=4");

    assertThat(configuration.get(Option.FLUSH_BATCH_SIZE)).isEqualTo(4);
    assertThat(configuration.summary()).contains("flush.batch-size = 4 (agent argument)");
  }

  @Test
  void aSystemPropertyIsAboveTheEnvironment() throws Exception {
    Configuration configuration = allFour().read(null);

    assertThat(configuration.get(Option.FLUSH_BATCH_SIZE)).isEqualTo(3);
    assertThat(configuration.summary()).contains("flush.batch-size = 3 (system property)");
  }

  @Test
  void theEnvironmentIsAboveTheFile() throws Exception {
    Configuration configuration =
        Sources.none()
            .environment("USERACTIVITY_FLUSH_BATCH_SIZE", "2")
            .besideTheJar(directory, "flush.batch-size=1")
            .read(null);

    assertThat(configuration.get(Option.FLUSH_BATCH_SIZE)).isEqualTo(2);
    assertThat(configuration.summary()).contains("flush.batch-size = 2 (environment)");
  }

  @Test
  void theFileIsAboveTheDefault() throws Exception {
    Configuration configuration =
        Sources.none().besideTheJar(directory, "flush.batch-size=1").read(null);

    assertThat(configuration.get(Option.FLUSH_BATCH_SIZE)).isEqualTo(1);
    assertThat(configuration.summary())
        .contains(
            "flush.batch-size = 1 (file "
                + directory.resolve("user-activity.properties").toAbsolutePath()
                + ")");
  }

  @Test
  void theDefaultIsTheLowest() throws Exception {
    Configuration configuration = Sources.none().read(null);

    assertThat(configuration.get(Option.FLUSH_BATCH_SIZE)).isEqualTo(500);
    assertThat(configuration.summary()).contains("flush.batch-size = 500 (default)");
  }

  @Test
  void eachOptionIsDecidedOnItsOwn() throws Exception {
    Configuration configuration = allFour().environment("USERACTIVITY_ENABLED", "false").read("");

    assertThat(configuration.get(Option.FLUSH_BATCH_SIZE)).isEqualTo(3);
    assertThat(configuration.get(Option.ENABLED)).isFalse();
    assertThat(configuration.get(Option.JDBC_USER)).isEqualTo("from-file");
  }

  @Test
  void anEmptyValueOfAHigherSourceTakesTheLowerOneAway() throws Exception {
    Configuration configuration = allFour().environment("USERACTIVITY_JDBC_USER", "").read(null);

    assertThat(configuration.get(Option.JDBC_USER)).isNull();
  }

  @Test
  void theSummaryNamesEveryOptionOnce() throws Exception {
    assertThat(Sources.none().read(null).summary())
        .hasSameSizeAs(Option.all())
        .allMatch(line -> line.contains(" (default"));
  }

  private Sources allFour() throws Exception {
    return Sources.none()
        .systemProperty("useractivity.flush.batch-size", "3")
        .environment("USERACTIVITY_FLUSH_BATCH_SIZE", "2")
        .besideTheJar(directory, "flush.batch-size=1", "jdbc.user=from-file");
  }
}
