package io.useractivity.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Jetty 12 of its own distribution with the jakarta twin of the test application at /app. */
final class Jetty implements AutoCloseable {

  private final Process process;
  private final Output output;
  private final Path application;
  private final String port;

  private Jetty(Process process, Output output, Path application, String port) {
    this.process = process;
    this.output = output;
    this.application = application;
    this.port = port;
  }

  /**
   * @param modules more of Jetty's modules, each with a comma before it
   */
  static Jetty start(Path directory, Jdk jdk, String modules, List<String> jvmOptions)
      throws IOException {
    Path application = directory.resolve("webapps/app.war");
    Files.createDirectories(application.getParent());
    Files.copy(Tomcat.Line.TOMCAT_10.testApplication().toPath(), application);
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-Djetty.base=" + directory,
            "-jar",
            new File(Distributions.folder("jetty-home-"), "start.jar").getPath(),
            "--module=http,ee10-deploy,ee10-jsp" + modules,
            // As a property of its own Jetty 12.0 gives it to the applications' environment alone.
            "-Djetty.http.port=0",
            "jetty.deploy.scanInterval=1"));
    Output output = new Output(directory.resolve("output.txt"));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.file().toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    String port =
        output.await("Started .*ServerConnector.*\\{0\\.0\\.0\\.0:(\\d+)}", process).group(1);
    return new Jetty(process, output, application, port);
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }

  Process process() {
    return process;
  }

  Output output() {
    return output;
  }

  /** The file whose change makes Jetty deploy anew. */
  Path application() {
    return application;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("Jetty did not stop; the output was:\n" + output.text());
    }
    output.requireNothingSwallowed();
  }
}
