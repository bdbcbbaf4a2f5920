package io.useractivity.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Jetty's distribution with a base folder of our own.
 *
 * @param modules as Jetty calls what is switched on
 * @param properties as Jetty calls what is set, {@code name=value}
 */
public record JettyHome(String modules, List<String> properties) implements Launcher {

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    String startJar =
        Distribution.home(launch.coordinates().get(0)).resolve("start.jar").toString();
    String base = "jetty.base=" + directory;
    Files.createDirectories(directory.resolve("webapps"));
    Command.run(
            new ProcessBuilder(
                    launch.jdk().java(), "-jar", startJar, base, "--add-to-start=" + modules)
                .directory(directory.toFile())
                .redirectErrorStream(true))
        .requireSuccess();
    Files.copy(launch.war().toPath(), directory.resolve("webapps/app.war"));
    List<String> command = new ArrayList<>(launch.jdk().command());
    command.addAll(launch.jvmOptions());
    command.addAll(List.of("-jar", startJar, base, "jetty.http.port=0"));
    command.addAll(properties);
    return RunningServer.start(
        new ProcessBuilder(command),
        directory,
        "Started ServerConnector@\\w+\\{HTTP/1\\.1, ?\\(http/1\\.1\\)}\\{0\\.0\\.0\\.0:(\\d+)}",
        "/app");
  }
}
