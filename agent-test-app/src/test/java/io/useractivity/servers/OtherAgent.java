package io.useractivity.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Agents that people run beside ours, and what shows that they still do their work. */
public enum OtherAgent {
  OPENTELEMETRY(
      "io.opentelemetry.javaagent:opentelemetry-javaagent:", "opentelemetry-javaagent.version") {
    @Override
    public List<String> options(Path directory) throws IOException {
      return List.of(
          "-javaagent:" + jar(),
          "-Dotel.traces.exporter=console",
          "-Dotel.metrics.exporter=none",
          "-Dotel.logs.exporter=none");
    }
  },
  ELASTIC("co.elastic.apm:elastic-apm-agent:", "elastic-apm-agent.version") {
    @Override
    public List<String> options(Path directory) throws IOException {
      return List.of(
          "-javaagent:" + jar(),
          "-Delastic.apm.disable_send=true",
          "-Delastic.apm.central_config=false",
          "-Delastic.apm.cloud_provider=NONE",
          "-Delastic.apm.transaction_ignore_urls=",
          "-Delastic.apm.log_level=DEBUG");
    }
  },
  JACOCO("org.jacoco:org.jacoco.agent:jar:runtime:", "jacoco.version") {
    @Override
    public List<String> options(Path directory) throws IOException {
      return List.of(
          "-javaagent:"
              + jar()
              + "=destfile="
              + executionData(directory)
              + ",includes=org.example.*");
    }
  };

  private final String artifact;
  private final String versionProperty;

  OtherAgent(String artifact, String versionProperty) {
    this.artifact = artifact;
    this.versionProperty = versionProperty;
  }

  /** What attaches it to a JVM and keeps it from looking for a server of its own. */
  public abstract List<String> options(Path directory) throws IOException;

  /** Where JaCoCo writes what has run. */
  public static File executionData(Path directory) {
    return directory.resolve("jacoco.exec").toFile();
  }

  public File jar() throws IOException {
    return Artifacts.file(artifact + System.getProperty(versionProperty));
  }
}
