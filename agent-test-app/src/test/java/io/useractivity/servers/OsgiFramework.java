package io.useractivity.servers;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OSGi framework, which is the server's artefacts, with an HTTP service. Nothing tells it of the
 * agent: no boot delegation is configured. The application is a bundle that registers its servlets
 * and filters one by one.
 *
 * @param shared packages of the artefacts that bundles may import
 * @param bundles coordinates of Maven
 */
public record OsgiFramework(String shared, List<String> bundles) implements Launcher {

  private static final String CONTEXT_PATH = "/app";

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    File ours = launch.namespace().embeddedServers();
    Path application = directory.resolve("application.jar");
    new WebBundle(launch.war())
        .with("Bundle-Activator", "org.example.embedded.WhiteboardApplication")
        .with(ours)
        .writeTo(application);
    List<String> command = new ArrayList<>(launch.jdk().command());
    command.addAll(launch.jvmOptions());
    command.addAll(
        List.of(
            "-cp",
            Stream.concat(Stream.of(ours), Artifacts.classPath(launch.coordinates()).stream())
                .map(File::getPath)
                .collect(Collectors.joining(File.pathSeparator)),
            "org.example.embedded.OsgiMain",
            application.toString(),
            CONTEXT_PATH,
            directory.resolve("work").toString(),
            shared));
    for (String bundle : bundles) {
      command.add(Artifacts.file(bundle).getPath());
    }
    return RunningServer.start(
        new ProcessBuilder(command), directory, "Listening on port (\\d+)", CONTEXT_PATH);
  }
}
