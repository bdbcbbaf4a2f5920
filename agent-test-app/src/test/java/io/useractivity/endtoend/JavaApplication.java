package io.useractivity.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An executable JAR in a JVM of its own, with the agent. */
final class JavaApplication implements AutoCloseable {

  private final Process process;
  private final Output output;
  private final String port;

  private JavaApplication(Process process, Output output, String port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /**
   * Starts it and waits until it says on which port it listens.
   *
   * @param jar the system property that names the JAR
   * @param portPattern what it prints then, the port in the first group
   */
  static JavaApplication start(
      Path directory,
      Jdk jdk,
      String agentArgument,
      String jar,
      String portPattern,
      String... arguments)
      throws IOException {
    Output output = new Output(directory.resolve("output.txt"));
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.add(AgentJar.option(agentArgument));
    command.add("-jar");
    command.add(System.getProperty(jar));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.file().toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new JavaApplication(process, output, output.await(portPattern, process).group(1));
  }

  String url() {
    return "http://localhost:" + port;
  }

  Output output() {
    return output;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("It did not stop; the output was:\n" + output.text());
    }
    output.requireNothingSwallowed();
  }
}
