package io.useractivity.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLinesTest {

  @TempDir Path directory;

  private File jar;

  @BeforeEach
  void nameTheJar() {
    jar = directory.resolve("user-activity-agent.jar").toFile();
  }

  @Test
  void theVersionsOfAgentAndJavaComeFirst() {
    assertThat(FirstLines.version())
        .matches("User activity agent [0-9]+\\.[0-9]+\\.[0-9]+\\S* on Java [0-9].*\\.");
  }

  @Test
  void withoutAnyConfigurationTheFileThatIsLookedForAndTheRowsPlaceAreNamed() throws Exception {
    String data = new File("user-activity-data").getAbsolutePath();

    assertThat(lines(null))
        .containsExactly(
            "No configuration file: there is no "
                + directory.resolve("user-activity.properties")
                + ", and no other is named.",
            "Rows go to the table user_activity_logs of the embedded database in "
                + data
                + " and are kept for 30 days. To see them: java -jar "
                + jar
                + " tail --data-dir "
                + data);
  }

  @Test
  void whatIsSetIsNamedWithItsPlaceAndDefaultsAreNot() throws Exception {
    Files.writeString(
        directory.resolve("user-activity.properties"),
        """
        jdbc.url = jdbc:mariadb://db.example.com:3307/app?password=s3cret
        jdbc.user = me
        jdbc.password = s3cret
        column.node = env:NODE
        rule.orders.match = /orders/**
        rule.orders.type = order
        """);

    assertThat(lines("flush.interval=2s,log.level=debug"))
        .containsExactly(
            "Configuration file: " + directory.resolve("user-activity.properties") + ".",
            "Set by the file "
                + directory.resolve("user-activity.properties")
                + ": jdbc.url = jdbc:mariadb://db.example.com:3307/app?password;"
                + " jdbc.user = me; jdbc.password = ***; column.node = env:NODE; rules [orders].",
            "Set by the agent argument: flush.interval = 2s; log.level = debug.",
            "Rows go to the table user_activity_logs of"
                + " jdbc:mariadb://db.example.com:3307/app?password.");
  }

  @Test
  void aPathWithSpacesCanBeCopiedIntoAShell() throws Exception {
    assertThat(lines("data.dir=" + directory.resolve("my data") + ",retention.days=0"))
        .last()
        .asString()
        .endsWith(" tail --data-dir \"" + directory.resolve("my data") + "\"")
        .doesNotContain("are kept");
  }

  @Test
  void aFileOfH2ThatIsRelativeIsNamedWithWhatItIsRelativeTo() throws Exception {
    assertThat(lines("jdbc.url=jdbc:h2:./rows"))
        .last()
        .isEqualTo(
            "Rows go to the table user_activity_logs of jdbc:h2:./rows (below "
                + new File("").getAbsolutePath()
                + ").");
  }

  private List<String> lines(String argument) throws Exception {
    Configuration configuration =
        new ConfigurationReader(Map.of(), new Properties(), directory.toFile()).read(argument);
    List<String> lines = FirstLines.configuration(configuration, jar);
    lines.add(FirstLines.destination(configuration, jar));
    return lines;
  }
}
