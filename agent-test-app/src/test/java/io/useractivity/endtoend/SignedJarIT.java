package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    delete(war.resolve("WEB-INF/classes/org"));
    sign(jar);
    assertThat(tool("jarsigner", directory, "-verify", jar.toString())).contains("jar verified.");

    Rows database = MariaDb.shared().newDatabase();
    Tomcat tomcat =
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
    List<String> command = new ArrayList<>();
    command.add(new File(Jdk.current().home(), "bin/" + name).getPath());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
