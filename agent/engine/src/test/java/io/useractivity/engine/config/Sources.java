package io.useractivity.engine.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What a configuration is read from, given step by step; nothing of the machine gets in. */
final class Sources {

  private final Map<String, String> environment = new HashMap<>();
  private final Properties systemProperties = new Properties();
  private File jarDirectory = new File("no-such-directory");

  static Sources none() {
    return new Sources();
  }

  Sources environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Sources systemProperty(String name, String value) {
    systemProperties.setProperty(name, value);
    return this;
  }

  /** The file that is found without being named. */
  Sources besideTheJar(Path directory, String... lines) throws IOException {
    Files.write(directory.resolve(ConfigurationReader.DEFAULT_FILE), List.of(lines));
    jarDirectory = directory.toFile();
    return this;
  }

  Configuration read(String argument) throws ConfigurationException {
    return new ConfigurationReader(environment, systemProperties, jarDirectory).read(argument);
  }

  /** What is said of sources that can't be used. */
  List<String> problems(String argument) {
    try {
      throw new AssertionError("Expected problems, but read " + read(argument));
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }
}
