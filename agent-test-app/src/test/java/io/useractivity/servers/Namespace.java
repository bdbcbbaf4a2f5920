package io.useractivity.servers;

import java.io.File;

/** The two names of the servlet API, and what the build makes for each. */
public enum Namespace {
  JAVAX("agent-test-app.war", "agent-test-app-bodies.war", "agent-test-app-embedded-servers.jar"),
  JAKARTA(
      "agent-test-app-jakarta.war",
      "agent-test-app-bodies-jakarta.war",
      "agent-test-app-embedded-servers-jakarta.jar");

  private final String war;
  private final String bodiesWar;
  private final String embeddedServers;

  Namespace(String war, String bodiesWar, String embeddedServers) {
    this.war = war;
    this.bodiesWar = bodiesWar;
    this.embeddedServers = embeddedServers;
  }

  /** The test application. */
  public File war() {
    return built(war);
  }

  /** The application that reads bodies in every way. */
  public File bodiesWar() {
    return built(bodiesWar);
  }

  /** The main classes of embedded servers. */
  public File embeddedServers() {
    return built(embeddedServers);
  }

  private static File built(String name) {
    File file = new File(System.getProperty("build.directory"), name);
    if (!file.isFile()) {
      throw new IllegalStateException("Build the module first: " + file + " is missing.");
    }
    return file;
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
