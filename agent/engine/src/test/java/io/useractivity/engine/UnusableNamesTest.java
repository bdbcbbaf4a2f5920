package io.useractivity.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.assemble.SessionIds;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.log.Log;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names of files that a JVM cannot write, as those beyond ASCII under {@code LC_ALL=C}. */
@DisabledOnOs({OS.WINDOWS, OS.MAC})
class UnusableNamesTest {

  private static final String OBSTACLE =
      "it holds U+00E9, which this JVM cannot write into a file's name (its encoding of them is"
          + " ANSI_X3.4-1968; LC_ALL=C.UTF-8 makes it UTF-8)";

  @TempDir Path directory;

  /** What a JVM of its own tells of a configuration, which is its argument. */
  public static final class Told {

    public static void main(String[] arguments) {
      String argument = arguments[0].replace('~', '\u00e9');
      try {
        Configuration configuration =
            new ConfigurationReader(Map.of(), new Properties(), new File(".")).read(argument);
        configuration.warnings().forEach(warning -> System.out.println("WARNING " + warning));
        SessionIds ids =
            new SessionIds(
                configuration.get(Option.CAPTURE_SESSION_ID),
                configuration.get(Option.CAPTURE_SESSION_KEY),
                configuration.dataDirectory(),
                new Log(System.out, Log.Level.OFF));
        System.out.println("HASH of " + ids.stored("a session's").length());
      } catch (ConfigurationException e) {
        e.problems().forEach(problem -> System.out.println("PROBLEM " + problem));
      }
    }
  }

  @Test
  void aDataDirectoryThatCannotBeNamedCostsTheSessionKeyAlone() throws Exception {
    assertThat(told("jdbc.url=jdbc:mariadb://h/app,data.dir=/opt/donn~es"))
        .containsExactly(
            "WARNING data.dir = /opt/donn?es (agent argument) names no file: "
                + OBSTACLE
                + ". Session ids are hashed with a key of this run; capture.session-key sets one.",
            "HASH of 64");
  }

  @Test
  void whereNothingIsKeptInItNothingIsTold() throws Exception {
    assertThat(told("jdbc.url=jdbc:mariadb://h/app,data.dir=/opt/donn~es,capture.session-key=0123"))
        .containsExactly("HASH of 64");
  }

  @Test
  void anEmbeddedDatabaseThatCannotBeNamedIsToldAtTheStart() throws Exception {
    assertThat(told("data.dir=/opt/donn~es"))
        .containsExactly(
            "PROBLEM data.dir = /opt/donn?es (agent argument) names no file: "
                + OBSTACLE
                + ". The embedded database cannot be opened there.");
    assertThat(told("jdbc.url=jdbc:h2:file:/opt/donn~es;PASSWORD=x"))
        .containsExactly(
            "PROBLEM jdbc.url = jdbc:h2:file:/opt/donn?es;PASSWORD (agent argument) names no file: "
                + OBSTACLE
                + ".");
  }

  @Test
  void aFileThatCannotBeNamedIsToldWithTheReason() throws Exception {
    assertThat(told("jdbc.password=${file:/run/secrets/donn~es}"))
        .containsExactly(
            "PROBLEM jdbc.password (agent argument) takes its value from /run/secrets/donn?es,"
                + " which cannot be read: "
                + OBSTACLE
                + ".");
    assertThat(told("config=/etc/donn~es.properties"))
        .containsExactly(
            "PROBLEM The configuration file /etc/donn?es.properties (agent argument) does not"
                + " exist: "
                + OBSTACLE
                + ".");
  }

  @Test
  void aZeroCharacterIsInNoName() throws Exception {
    Path file =
        Files.writeString(directory.resolve("c"), "data.dir=a\\u0000b\njdbc.url=${file:a\\u0000}");

    assertThat(problems("config=" + file))
        .containsExactly(
            "jdbc.url (file "
                + file
                + ") takes its value from a\0, which cannot be read: it holds a zero character,"
                + " which no file's name can.",
            "data.dir = a\0b (file "
                + file
                + ") names no file: it holds a zero character, which no file's name can. The"
                + " embedded database cannot be opened there.");
  }

  @Test
  void anEmptyDataDirectoryIsNone() {
    assertThat(problems("data.dir="))
        .containsExactly("data.dir =  (agent argument) is not the name of a directory.");
  }

  private static List<String> problems(String argument) {
    try {
      throw new AssertionError(
          new ConfigurationReader(Map.of(), new Properties(), new File(".")).read(argument));
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }

  private List<String> told(String argument) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dstdout.encoding=US-ASCII",
            "-cp",
            System.getProperty("java.class.path"),
            Told.class.getName(),
            argument.replace('\u00e9', '~'));
    java.environment().put("LC_ALL", "C");
    java.directory(directory.toFile()).redirectErrorStream(true);
    Process process = java.start();
    List<String> lines = process.inputReader(StandardCharsets.US_ASCII).lines().toList();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return lines;
  }
}
