package io.useractivity.matrix;

import io.useractivity.endtoend.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Open Liberty's distribution with a server of our own.
 *
 * @param features as Liberty calls what is switched on
 */
record OpenLiberty(List<String> features) implements Launcher {

  @Override
  public RunningServer start(Server server, Jdk jdk, Path directory, List<String> jvmOptions)
      throws Exception {
    Path configuration = Files.createDirectories(directory.resolve("servers/matrix"));
    Path applications = Files.createDirectories(configuration.resolve("apps"));
    Files.copy(server.namespace().war().toPath(), applications.resolve("app.war"));
    Files.write(configuration.resolve("jvm.options"), jvmOptions);
    Files.writeString(
        configuration.resolve("server.xml"),
        "<server><featureManager>"
            + features.stream()
                .map(feature -> "<feature>" + feature + "</feature>")
                .collect(Collectors.joining())
            + "</featureManager><httpEndpoint id='defaultHttpEndpoint' host='127.0.0.1' httpPort='"
            + Distribution.freePort()
            + "' httpsPort='-1'/><webApplication location='app.war' contextRoot='/app'/></server>");
    ProcessBuilder builder =
        new ProcessBuilder(
                Distribution.home(server).resolve("bin/server").toString(), "run", "matrix")
            .directory(directory.toFile());
    builder.environment().put("JAVA_HOME", jdk.home().getPath());
    builder.environment().put("WLP_USER_DIR", directory.toString());
    builder.environment().put("WLP_OUTPUT_DIR", directory.resolve("servers").toString());
    return RunningServer.start(
        builder,
        directory,
        "(?s)CWWKT0016I: Web application available \\(default_host\\): http://[^:]+:(\\d+)/app/.*CWWKF0011I",
        "/app");
  }
}
