package io.useractivity.servers;

import java.io.File;

/** The JAR under test, known as a file only. */
public final class AgentJar {

  private AgentJar() {}

  public static File file() {
    File jar = new File(System.getProperty("agent.jar")).toPath().normalize().toFile();
    if (!jar.isFile()) {
      throw new IllegalStateException("Build the agent JAR first: " + jar + " is missing.");
    }
    return jar;
  }

  /** {@code -javaagent:JAR}, with the argument if it is not empty. */
  public static String option(String argument) {
    return "-javaagent:" + file() + (argument.isEmpty() ? "" : "=" + argument);
  }
}
