package io.useractivity.matrix;

import io.useractivity.endtoend.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Jetty's distribution with a base folder of our own.
 *
 * @param modules as Jetty calls what is switched on
 */
record JettyHome(String modules) implements Launcher {

  @Override
  public RunningServer start(Server server, Jdk jdk, Path directory, List<String> jvmOptions)
      throws Exception {
    String startJar = Distribution.home(server).resolve("start.jar").toString();
    String base = "jetty.base=" + directory;
    Files.createDirectories(directory.resolve("webapps"));
    Process prepared =
        new ProcessBuilder(jdk.java(), "-jar", startJar, base, "--add-to-start=" + modules)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("preparation.txt").toFile())
            .start();
    if (!prepared.waitFor(2, TimeUnit.MINUTES) || prepared.exitValue() != 0) {
      throw new IllegalStateException(Files.readString(directory.resolve("preparation.txt")));
    }
    Files.copy(server.namespace().war().toPath(), directory.resolve("webapps/app.war"));
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", startJar, base, "jetty.http.port=0"));
    return RunningServer.start(
        new ProcessBuilder(command).directory(directory.toFile()),
        directory,
        "Started ServerConnector@\\w+\\{HTTP/1\\.1, ?\\(http/1\\.1\\)}\\{0\\.0\\.0\\.0:(\\d+)}",
        "/app");
  }
}
