package io.useractivity.matrix;

import io.useractivity.endtoend.Client;
import io.useractivity.endtoend.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
final class RunningServer implements AutoCloseable {

  private final Process process;
  private final Output output;
  private final int port;
  private final String contextPath;

  private RunningServer(Process process, Output output, int port, String contextPath) {
    this.process = process;
    this.output = output;
    this.port = port;
    this.contextPath = contextPath;
  }

  /**
   * Starts the process and waits until it has told its port.
   *
   * @param directory where its output goes
   * @param listening the line that says that the application answers; the first group is the port
   * @throws IllegalStateException if it ended or was too slow; it is ended then
   */
  static RunningServer start(
      ProcessBuilder builder, Path directory, String listening, String contextPath)
      throws IOException {
    Output output = new Output(directory.resolve("output.txt"));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(output.file().toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    try {
      int port = Integer.parseInt(output.await(listening, process).group(1));
      return new RunningServer(process, output, port, contextPath);
    } catch (RuntimeException e) {
      end(process);
      throw new IllegalStateException("It did not start; the output was:\n" + output.text(), e);
    }
  }

  /** Of the application, without a slash at the end; empty at the root. */
  String contextPath() {
    return contextPath;
  }

  int port() {
    return port;
  }

  /** A new browser at the application. */
  Client client() {
    return new Client("http://localhost:" + port + contextPath);
  }

  Output output() {
    return output;
  }

  /** Asks it to stop as a service manager does, and waits until it has. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      end(process);
      throw new IllegalStateException("It did not stop; the output was:\n" + output.text());
    }
    output.requireNothingSwallowed();
  }

  /** With its children: scripts start the JVM as one. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
