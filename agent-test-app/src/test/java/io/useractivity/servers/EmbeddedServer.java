package io.useractivity.servers;

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
public record EmbeddedServer(String mainClass, List<String> arguments) implements Launcher {

  private static final String CONTEXT_PATH = "/app";

  /** Any Tomcat. */
  public static Launcher tomcat() {
    return new EmbeddedServer("org.example.embedded.TomcatMain", List.of());
  }

  /** Any Jetty, whose web applications are of that class. */
  public static Launcher jetty(String webAppContext) {
    return new EmbeddedServer("org.example.embedded.JettyMain", List.of(webAppContext));
  }

  /** Any Undertow. */
  public static Launcher undertow() {
    return new EmbeddedServer("org.example.embedded.UndertowMain", List.of());
  }

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    String classPath =
        Stream.concat(
                Stream.of(launch.namespace().embeddedServers()),
                Artifacts.classPath(launch.coordinates()).stream())
            .map(File::getPath)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(launch.jdk().command());
    command.addAll(launch.jvmOptions());
    command.addAll(
        List.of(
            "-cp",
            classPath,
            mainClass,
            launch.war().getPath(),
            CONTEXT_PATH,
            directory.resolve("work").toString()));
    command.addAll(arguments);
    return RunningServer.start(
        new ProcessBuilder(command), directory, "Listening on port (\\d+)", CONTEXT_PATH);
  }
}
