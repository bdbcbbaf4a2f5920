package io.useractivity.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro: a server in one JAR, alone, with the WAR named on its command line. */
public final class PayaraMicro implements Launcher {

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    List<String> command = new ArrayList<>(launch.jdk().command());
    command.addAll(launch.jvmOptions());
    command.add("-jar");
    command.add(Artifacts.file(launch.coordinates().get(0)).getPath());
    command.add("--nohazelcast");
    command.addAll(List.of("--rootdir", directory.resolve("root").toString()));
    command.addAll(List.of("--port", String.valueOf(Distribution.freePort())));
    command.addAll(List.of("--contextroot", "app"));
    command.addAll(List.of("--deploy", launch.war().getPath()));
    return RunningServer.start(
        new ProcessBuilder(command),
        directory,
        "(?s)Payara Micro URLs:\\s+http://[^:]+:(\\d+)/app.* ready in ",
        "/app");
  }
}
