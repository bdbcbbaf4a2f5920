package io.useractivity.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Open Liberty's distribution with a server of our own.
 *
 * @param features as Liberty calls what is switched on
 */
public record OpenLiberty(List<String> features) implements Launcher {

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    Path configuration = Files.createDirectories(directory.resolve("servers/matrix"));
    Path applications = Files.createDirectories(configuration.resolve("apps"));
    Files.copy(launch.war().toPath(), applications.resolve("app.war"));
    Files.write(configuration.resolve("jvm.options"), launch.jvmOptions());
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
            Distribution.home(launch.coordinates().get(0)).resolve("bin/server").toString(),
            "run",
            "matrix");
    builder.environment().put("JAVA_HOME", launch.jdk().home().getPath());
    builder.environment().put("WLP_USER_DIR", directory.toString());
    builder.environment().put("WLP_OUTPUT_DIR", directory.resolve("servers").toString());
    return RunningServer.start(
        builder,
        directory,
        "(?s)CWWKT0016I: Web application available \\(default_host\\): http://[^:]+:(\\d+)/app/.*CWWKF0011I",
        "/app");
  }
}
