package io.useractivity.endtoend;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Agents that people run beside ours, and what shows that they still do their work. */
enum OtherAgent {
  OPENTELEMETRY("opentelemetry-javaagent.jar") {
    @Override
    List<String> options(Path directory) {
      return List.of(
          "-javaagent:" + jar(),
          "-Dotel.traces.exporter=console",
          "-Dotel.metrics.exporter=none",
          "-Dotel.logs.exporter=none");
    }
  },
  ELASTIC("elastic-apm-agent.jar") {
    @Override
    List<String> options(Path directory) {
      return List.of(
          "-javaagent:" + jar(),
          "-Delastic.apm.disable_send=true",
          "-Delastic.apm.central_config=false",
          "-Delastic.apm.cloud_provider=NONE",
          "-Delastic.apm.transaction_ignore_urls=",
          "-Delastic.apm.log_level=DEBUG");
    }
  },
  JACOCO("org.jacoco.agent-runtime.jar") {
    @Override
    List<String> options(Path directory) {
      return List.of(
          "-javaagent:"
              + jar()
              + "=destfile="
              + executionData(directory)
              + ",includes=org.example.*");
    }
  };

  private final String jar;

  OtherAgent(String jar) {
    this.jar = jar;
  }

  /** What attaches it to a JVM and keeps it from looking for a server of its own. */
  abstract List<String> options(Path directory);

  /** Where JaCoCo writes what has run. */
  static File executionData(Path directory) {
    return directory.resolve("jacoco.exec").toFile();
  }

  File jar() {
    return new File(System.getProperty("build.directory"), "agents/" + jar);
  }
}
