package io.useractivity.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Payara Server's distribution with a copy of its domain, in which only the ports are others. It is
 * started as {@code asadmin start-domain} would, without asadmin, which leaves the JVM alone when
 * it ends.
 */
public final class PayaraServer implements Launcher {

  private static final String DOMAIN = "domain1";
  private static final Pattern PORT =
      Pattern.compile("((?:\\bport=\"|<jvm-options>-Dosgi\\.shell\\.telnet\\.port=))\\d+");

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    Path home = Distribution.home(launch.coordinates().get(0));
    Distribution.copy(home.resolve("glassfish/domains"), directory);
    int port = Distribution.freePort();
    Path domainXml = directory.resolve(DOMAIN).resolve("config/domain.xml");
    Files.writeString(
        domainXml,
        withOtherPorts(Files.readString(domainXml).replace("port=\"8080\"", "port=\"http\""))
            .replace("port=\"http\"", "port=\"" + port + "\"")
            .replaceFirst("(?=<jvm-options>)", options(launch.jvmOptions())));
    Files.copy(
        launch.war().toPath(),
        Files.createDirectories(directory.resolve(DOMAIN).resolve("autodeploy"))
            .resolve("app.war"));
    Path passwords = Files.createFile(directory.resolve("passwords")); // none
    return RunningServer.start(
        new ProcessBuilder(startCommand(home, launch.jdk(), directory))
            .redirectInput(passwords.toFile()),
        directory,
        "(?s)bound to \\[/0\\.0\\.0\\.0:(" + port + ")].*app was successfully deployed",
        "/app");
  }

  private static String options(List<String> jvmOptions) {
    // Else the application's database takes the server's log handlers away.
    return Stream.concat(Stream.of("-Dhsqldb.reconfig_logging=false"), jvmOptions.stream())
        .map(option -> "<jvm-options>" + option + "</jvm-options>")
        .collect(Collectors.joining());
  }

  private static String withOtherPorts(String domainXml) {
    return PORT.matcher(domainXml).replaceAll(found -> found.group(1) + freePort());
  }

  private static int freePort() {
    try {
      return Distribution.freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What asadmin says that it would start. */
  private static List<String> startCommand(Path home, Jdk jdk, Path directory)
      throws IOException, InterruptedException {
    ProcessBuilder asadmin =
        new ProcessBuilder(
            home.resolve("bin/asadmin").toString(),
            "start-domain",
            "--verbose",
            "--dry-run",
            "--domaindir",
            directory.toString(),
            DOMAIN);
    asadmin.environment().put("AS_JAVA", jdk.home().getPath());
    String said =
        Command.run(asadmin.redirectError(ProcessBuilder.Redirect.DISCARD)).requireSuccess();
    return said.lines()
        .dropWhile(line -> !line.startsWith("Dump of JVM Invocation line"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .toList();
  }
}
