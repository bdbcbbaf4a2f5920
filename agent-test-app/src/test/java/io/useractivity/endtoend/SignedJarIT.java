package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.Command;
import io.useractivity.servers.Distribution;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servlets and filters in a signed JAR: what is woven into them leaves the signature alone. */
class SignedJarIT {

  private static final String PASSWORD = "changeit";

  @TempDir Path directory;

  @Test
  void classesOfASignedJarAreRecorded() throws Exception {
    Path war = Files.createDirectory(directory.resolve("war"));
    tool("jar", war, "-xf", Tomcat.Line.TOMCAT_9.testApplication().getPath());
    Path jar = war.resolve("WEB-INF/lib/backoffice.jar");
    tool("jar", war.resolve("WEB-INF/classes"), "-cf", jar.toString(), "org");
    Distribution.delete(war.resolve("WEB-INF/classes/org"));
    sign(jar);
    assertThat(tool("jarsigner", directory, "-verify", jar.toString())).contains("jar verified.");

    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withApplication("app", war.toFile())
            .withAgent(database.agentArgument() + ",tenant.id=session:tenantId,capture.exclude=")
            .start(Files.createDirectory(directory.resolve("tomcat")));
    List<Played> played;
    try (tomcat) {
      played = Traffic.play(new Client(tomcat.url("/app")));
    }

    assertThat(database.lines())
        .containsExactlyElementsOf(played.stream().map(each -> each.line("/app")).toList());
    assertThat(tomcat.output().complaints()).isEmpty();
  }

  private void sign(Path jar) throws Exception {
    String keys = directory.resolve("keys.p12").toString();
    tool(
        "keytool",
        directory,
        "-genkeypair",
        "-alias",
        "signer",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=signer",
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys,
        "-storepass",
        PASSWORD);
    tool(
        "jarsigner",
        directory,
        "-keystore",
        keys,
        "-storepass",
        PASSWORD,
        jar.toString(),
        "signer");
  }

  private static String tool(String name, Path directory, String... arguments) throws Exception {
    return Command.tool(Jdk.current(), directory, name, arguments).requireSuccess();
  }
}
