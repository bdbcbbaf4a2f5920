package io.useractivity.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which is told of in a file {@code output.txt}. */
public final class RunningServer implements AutoCloseable {

  /** What others have written may be large, and the machine busy. */
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

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
   * @param builder standard error goes where it says, by default to the output
   * @param directory of the process, where its output goes too
   * @param listening the line that says that the application answers; the first group is the port
   * @throws IllegalStateException if it ended or was too slow; it is ended then
   */
  public static RunningServer start(
      ProcessBuilder builder, Path directory, String listening, String contextPath)
      throws IOException {
    Output output = new Output(directory.resolve("output.txt"));
    Process process =
        builder
            .directory(directory.toFile())
            .redirectErrorStream(builder.redirectError().equals(ProcessBuilder.Redirect.PIPE))
            .redirectOutput(output.file().toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    try {
      int port = Integer.parseInt(output.await(listening, process, LONGEST_START).group(1));
      return new RunningServer(process, output, port, contextPath);
    } catch (RuntimeException e) {
      end(process);
      throw new IllegalStateException("It did not start; the output was:\n" + output.text(), e);
    }
  }

  /** Of the application, without a slash at the end; empty at the root. */
  public String contextPath() {
    return contextPath;
  }

  public int port() {
    return port;
  }

  /**
   * The address of something on the server.
   *
   * @param path with the context path, if there is one
   */
  public String url(String path) {
    return "http://localhost:" + port + path;
  }

  /** A new browser at the application. */
  public Client client() {
    return new Client(url(contextPath));
  }

  public Output output() {
    return output;
  }

  /** What was started: the JVM, or a script that has started it. */
  public Process process() {
    return process;
  }

  /** The server's JVM, whoever has started it. */
  public ProcessHandle jvm() {
    return process
        .descendants()
        .filter(each -> each.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElse(process.toHandle());
  }

  /**
   * Asks it to stop as a service manager does, and waits until it has. Every test ends here, and so
   * by asserting that the agent kept no exception of its own from the application.
   */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      end(process);
      process.waitFor();
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
