package io.useractivity.matrix;

import io.useractivity.endtoend.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Apache's distribution of Tomcat or TomEE, by its own script; only the ports are others. */
final class TomcatDistribution implements Launcher {

  @Override
  public RunningServer start(Server server, Jdk jdk, Path directory, List<String> jvmOptions)
      throws Exception {
    Path home = Distribution.home(server);
    Distribution.copy(home.resolve("conf"), directory.resolve("conf"));
    for (String folder : new String[] {"logs", "temp", "work", "webapps"}) {
      Files.createDirectories(directory.resolve(folder));
    }
    Files.copy(server.namespace().war().toPath(), directory.resolve("webapps/app.war"));
    Path serverXml = directory.resolve("conf/server.xml");
    Files.writeString(
        serverXml,
        Files.readString(serverXml)
            .replace("port=\"8080\"", "port=\"0\"")
            .replace("port=\"8005\"", "port=\"-1\"")
            .replaceAll("<Connector port=\"8009\"[^>]*/>", ""));
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/catalina.sh").toString(), "run")
            .directory(directory.toFile());
    builder.environment().put("CATALINA_HOME", home.toString());
    builder.environment().put("CATALINA_BASE", directory.toString());
    builder.environment().put("JAVA_HOME", jdk.home().getPath());
    builder.environment().put("CATALINA_OPTS", String.join(" ", jvmOptions));
    builder.environment().remove("JRE_HOME");
    return RunningServer.start(
        builder,
        directory,
        "Starting ProtocolHandler \\[\"http-[bn]io-auto-\\d+-(\\d+)\"]",
        "/app");
  }
}
