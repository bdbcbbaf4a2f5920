package io.useractivity.matrix;

import io.useractivity.endtoend.Jdk;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of our main classes, on the class path of the server's artefacts.
 *
 * @param arguments what the main class is told besides the WAR, the context path and a folder
 */
record EmbeddedServer(String mainClass, List<String> arguments) implements Launcher {

  private static final String CONTEXT_PATH = "/app";

  /** Any Tomcat. */
  static Launcher tomcat() {
    return new EmbeddedServer("org.example.embedded.TomcatMain", List.of());
  }

  /** Any Jetty, whose web applications are of that class. */
  static Launcher jetty(String webAppContext) {
    return new EmbeddedServer("org.example.embedded.JettyMain", List.of(webAppContext));
  }

  /** Any Undertow. */
  static Launcher undertow() {
    return new EmbeddedServer("org.example.embedded.UndertowMain", List.of());
  }

  @Override
  public RunningServer start(Server server, Jdk jdk, Path directory, List<String> jvmOptions)
      throws Exception {
    return start(server, server.namespace().war(), jdk, directory, jvmOptions);
  }

  /** With another application than the row's. */
  RunningServer start(Server server, File war, Jdk jdk, Path directory, List<String> jvmOptions)
      throws Exception {
    String classPath =
        Stream.concat(
                Stream.of(server.namespace().embeddedServers()),
                Artifacts.classPath(server.coordinates()).stream())
            .map(File::getPath)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-cp",
            classPath,
            mainClass,
            war.getPath(),
            CONTEXT_PATH,
            directory.resolve("work").toString()));
    command.addAll(arguments);
    return RunningServer.start(
        new ProcessBuilder(command).directory(directory.toFile()),
        directory,
        "Listening on port (\\d+)",
        CONTEXT_PATH);
  }
}
