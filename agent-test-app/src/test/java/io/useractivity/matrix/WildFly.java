package io.useractivity.matrix;

import io.useractivity.endtoend.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * WildFly's distribution, by its own script and with its own logging; only the ports are others.
 */
final class WildFly implements Launcher {

  private static final String APPLICATION_IS_THERE =
      "(?s)HTTP listener default listening on 127\\.0\\.0\\.1:(\\d+)"
          + ".*Registered web context: '/app'.*WFLYSRV0025";

  @Override
  public RunningServer start(Server server, Jdk jdk, Path directory, List<String> jvmOptions)
      throws Exception {
    Path home = Distribution.home(server);
    Path base = directory.resolve("standalone");
    Distribution.copy(home.resolve("standalone"), base);
    Files.copy(server.namespace().war().toPath(), base.resolve("deployments/app.war"));
    // A JAVA_OPTS variable would replace the options that this file sets.
    Path settings = directory.resolve("standalone.conf");
    Files.writeString(
        settings,
        Files.readString(home.resolve("bin/standalone.conf"))
            + "\nJAVA_OPTS=\"$JAVA_OPTS "
            + String.join(" ", jvmOptions)
            + "\"\n");
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/standalone.sh").toString(),
                "-b",
                "127.0.0.1",
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + Distribution.freePort(),
                "-Djboss.https.port=" + Distribution.freePort(),
                "-Djboss.management.http.port=" + Distribution.freePort())
            .directory(directory.toFile());
    builder.environment().put("JAVA_HOME", jdk.home().getPath());
    builder.environment().put("RUN_CONF", settings.toString());
    // So the script hands on the signal that ends it.
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    builder.environment().remove("JAVA_OPTS");
    return RunningServer.start(builder, directory, APPLICATION_IS_THERE, "/app");
  }
}
