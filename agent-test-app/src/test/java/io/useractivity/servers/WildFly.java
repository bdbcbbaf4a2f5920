package io.useractivity.servers;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * WildFly's distribution, by its own script and with its own logging; only the ports are others.
 *
 * @param scanMillis how often it looks for what is to be deployed; as it comes, 5,000
 */
public record WildFly(int scanMillis) implements Launcher {

  private static final String APPLICATION_IS_THERE =
      "(?s)HTTP listener default listening on 127\\.0\\.0\\.1:(\\d+)"
          + ".*Registered web context: '/app'.*WFLYSRV0025";

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    Path home = Distribution.home(launch.coordinates().get(0));
    Path base = directory.resolve("standalone");
    Distribution.copy(home.resolve("standalone"), base);
    Files.copy(launch.war().toPath(), base.resolve("deployments/app.war"));
    Distribution.replace(
        base.resolve("configuration/standalone.xml"),
        "scan-interval=\"5000\"",
        "scan-interval=\"" + scanMillis + "\"");
    // A JAVA_OPTS variable would replace the options that this file sets.
    Path settings = directory.resolve("standalone.conf");
    Files.writeString(
        settings,
        Files.readString(home.resolve("bin/standalone.conf"))
            + "\nJAVA_OPTS=\"$JAVA_OPTS "
            + String.join(" ", launch.jvmOptions())
            + "\"\n");
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin/standalone.sh").toString(),
            "-b",
            "127.0.0.1",
            "-Djboss.server.base.dir=" + base,
            "-Djboss.http.port=" + Distribution.freePort(),
            "-Djboss.https.port=" + Distribution.freePort(),
            "-Djboss.management.http.port=" + Distribution.freePort());
    builder.environment().put("JAVA_HOME", launch.jdk().home().getPath());
    builder.environment().put("RUN_CONF", settings.toString());
    // So the script hands on the signal that ends it.
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    builder.environment().remove("JAVA_OPTS");
    return RunningServer.start(builder, directory, APPLICATION_IS_THERE, "/app");
  }
}
