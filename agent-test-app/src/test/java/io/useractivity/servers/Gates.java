package io.useractivity.servers;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Servers with a filter that has no class file, compiled from {@code src/test/gates} when a test
 * wants one.
 */
public enum Gates {
  TOMCAT("TomcatGates", "org.apache.tomcat.embed:tomcat-embed-core:10.1.55"),
  JETTY(
      "JettyGates",
      "org.eclipse.jetty.ee10:jetty-ee10-servlet:12.1.12",
      "org.eclipse.jetty:jetty-rewrite:12.1.12",
      "org.eclipse.jetty.http2:jetty-http2-server:12.1.12"),
  UNDERTOW("UndertowGates", "io.undertow:undertow-servlet:2.3.26.Final");

  private static final Path SOURCES = Path.of("src/test/gates/org/example/gates");

  private final String mainClass;
  private final String coordinates;

  Gates(String mainClass, String... coordinates) {
    this.mainClass = mainClass;
    this.coordinates = String.join(" ", coordinates);
  }

  /** Starts it, and waits until it answers. */
  public RunningServer start(Path directory, String... jvmOptions) throws Exception {
    String libraries =
        Artifacts.classPath(List.of(coordinates.split(" ", -1))).stream()
            .map(File::getPath)
            .collect(Collectors.joining(File.pathSeparator));
    Path classes = directory.resolve("classes");
    compile(classes, libraries);
    List<String> command = new ArrayList<>(Jdk.current().command());
    command.addAll(List.of(jvmOptions));
    command.addAll(
        List.of("-cp", classes + File.pathSeparator + libraries, "org.example.gates." + mainClass));
    return RunningServer.start(
        new ProcessBuilder(command), directory, "Listening on port (\\d+)", "");
  }

  private void compile(Path classes, String libraries) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-d",
                classes.toString(),
                "-cp",
                libraries,
                SOURCES.resolve("Gates.java").toString(),
                SOURCES.resolve(mainClass + ".java").toString());
    if (failed != 0) {
      throw new IOException(said.toString(StandardCharsets.UTF_8));
    }
  }
}
