package io.useractivity.matrix;

import io.useractivity.endtoend.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro: a server in one JAR, alone, with the WAR named on its command line. */
final class PayaraMicro implements Launcher {

  @Override
  public RunningServer start(Server server, Jdk jdk, Path directory, List<String> jvmOptions)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(jvmOptions);
    command.add("-jar");
    command.add(Artifacts.file(server.coordinates().get(0)).getPath());
    command.add("--nohazelcast");
    command.addAll(List.of("--rootdir", directory.resolve("root").toString()));
    command.addAll(List.of("--port", String.valueOf(Distribution.freePort())));
    command.addAll(List.of("--contextroot", "app"));
    command.addAll(List.of("--deploy", server.namespace().war().getPath()));
    return RunningServer.start(
        new ProcessBuilder(command).directory(directory.toFile()),
        directory,
        "(?s)Payara Micro URLs:\\s+http://[^:]+:(\\d+)/app.* ready in ",
        "/app");
  }
}
