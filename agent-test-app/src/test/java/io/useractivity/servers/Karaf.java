package io.useractivity.servers;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Karaf's distribution, by its own script, with its feature {@code war}; the application is a web
 * application bundle in the folder {@code deploy}. Only the ports are others, and the log goes to
 * the console too. What the feature consists of Karaf gets from Maven's repositories by itself.
 *
 * @param framework {@code felix} or {@code equinox}
 */
public record Karaf(String framework) implements Launcher {

  /** The features and the application start side by side. */
  private static final String APPLICATION_IS_THERE =
      "(?s)\\A(?=.* Done\\.)(?=.*,/app,null,AVAILABLE)"
          + ".*Started default@\\w+\\{HTTP/1\\.1, \\(http/1\\.1\\)}\\{0\\.0\\.0\\.0:(\\d+)}";

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    Path home = Distribution.home(launch.coordinates().get(0));
    Path configuration = directory.resolve("etc");
    Distribution.copy(home.resolve("etc"), configuration);
    Distribution.replace(
        configuration.resolve("config.properties"),
        "karaf.framework=felix",
        "karaf.framework=" + framework);
    Distribution.replace(
        configuration.resolve("org.apache.karaf.features.cfg"),
        "featuresBoot = ",
        "featuresBoot = war, ");
    Distribution.replace(
        configuration.resolve("org.apache.karaf.shell.cfg"),
        "sshPort = 8101",
        "sshPort = " + Distribution.freePort());
    Path management = configuration.resolve("org.apache.karaf.management.cfg");
    Distribution.replace(management, "= 1099", "= " + Distribution.freePort());
    Distribution.replace(management, "= 44444", "= " + Distribution.freePort());
    Files.writeString(
        configuration.resolve("org.ops4j.pax.web.cfg"),
        "org.osgi.service.http.port = " + Distribution.freePort() + "\n");
    new WebBundle(launch.war())
        .with("Web-ContextPath", "/app")
        .writeTo(Files.createDirectories(directory.resolve("deploy")).resolve("app.jar"));
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "daemon");
    builder.environment().put("JAVA_HOME", launch.jdk().home().getPath());
    // It remembers the last run in its home, where that one ran elsewhere.
    builder.environment().put("CHECK_ROOT_INSTANCE_RUNNING", "false");
    builder.environment().put("KARAF_BASE", directory.toString());
    builder
        .environment()
        .put("KARAF_DATA", Files.createDirectory(directory.resolve("data")).toString());
    builder
        .environment()
        .put(
            "EXTRA_JAVA_OPTS", "-Dkaraf.log.console=INFO " + String.join(" ", launch.jvmOptions()));
    return RunningServer.start(builder, directory, APPLICATION_IS_THERE, "/app");
  }
}
