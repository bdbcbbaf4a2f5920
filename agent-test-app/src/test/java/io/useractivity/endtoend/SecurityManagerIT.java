package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Jdk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A security manager, which JDK 24 has no more, and what its policy grants. */
class SecurityManagerIT {

  @TempDir Path directory;

  @BeforeEach
  void compile() throws Exception {
    assumeTrue(Jdk.current().feature() < 24);
    Path source =
        Files.writeString(
            directory.resolve("Hello.java"),
            "class Hello { public static void main(String[] a) { System.out.print(\"hello\"); } }");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
  }

  @Test
  void withoutAGrantTheApplicationStartsAndTheLineSaysWhatToGrant() throws Exception {
    assertThat(run())
        .contains("The agent stays off, the security manager does not let it start: access denied")
        .contains("\"java.util.PropertyPermission\"")
        .contains(grant())
        .endsWith("hello");
  }

  @Test
  void someGrantsAreNotEnoughAndTheLineSaysWhatIsMissing() throws Exception {
    Path policy =
        Files.writeString(
            directory.resolve("some.policy"),
            grant()
                .replace(
                    "permission java.security.AllPermission;",
                    "permission java.util.PropertyPermission \"*\", \"read\";"));

    assertThat(run("-Djava.security.policy=" + policy))
        .contains("access denied (\"java.lang.RuntimePermission\" \"getProtectionDomain\")")
        .contains(grant())
        .contains("hello");
  }

  @Test
  void theGrantThatItAsksForIsEnough() throws Exception {
    Path policy = Files.writeString(directory.resolve("its.policy"), grant());

    assertThat(run("-Djava.security.policy=" + policy))
        .contains("Rows go to the table user_activity_logs")
        .doesNotContain("stays off")
        .doesNotContain("ERROR")
        .contains("hello");
  }

  private static String grant() {
    return "grant codeBase \""
        + AgentJar.file().toURI()
        + "\" { permission java.security.AllPermission; };";
  }

  private String run(String... options) throws Exception {
    List<String> command = new ArrayList<>(Jdk.current().command());
    command.add("-Djava.security.manager");
    command.addAll(List.of(options));
    command.add(AgentJar.option("data.dir=" + directory.resolve("data")));
    command.addAll(List.of("-cp", directory.toString(), "Hello"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    process.getInputStream().transferTo(said);
    assertThat(process.waitFor()).isZero();
    return said.toString(StandardCharsets.UTF_8);
  }
}
