package io.useractivity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the JAR, and under which name. */
class ContentIT {

  private static final int JAVA_8 = 52;
  private static final long MEGABYTE = 1024 * 1024;

  @Test
  void itIsAtMostFifteenMegabytes() {
    assertThat(AgentJar.FILE).isFile();
    assertThat(AgentJar.FILE.length()).isBetween(MEGABYTE, 15 * MEGABYTE);
  }

  @Test
  void underTheirRealNamesAreOnlyLauncherAndBridge() throws Exception {
    assertThat(AgentJar.files())
        .filteredOn(name -> !name.startsWith("engine/"))
        .allMatch(
            name ->
                name.matches("META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|licenses/[^/]+)")
                    || name.matches("io/useractivity/(launcher|bridge)/[^/]+\\.class"))
        .contains(
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "io/useractivity/launcher/AgentMain.class",
            "io/useractivity/bridge/Bridge.class");
  }

  @Test
  void noClassOfTheEngineHasItsRealName() throws Exception {
    assertThat(AgentJar.files())
        .filteredOn(name -> name.startsWith("engine/"))
        .contains("engine/io/useractivity/engine/Engine.classdata")
        .noneMatch(name -> name.endsWith(".class"));
  }

  @Test
  void theOnlyServicesAreTheOnesThatMariaDbsDriverLooksFor() throws Exception {
    assertThat(AgentJar.files())
        .filteredOn(name -> name.contains("META-INF/services/"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("engine/META-INF/services/org.mariadb.jdbc."));
  }

  @Test
  void noDriverThatRegistersItselfIsThere() throws Exception {
    assertThat(AgentJar.files())
        .doesNotContain(
            "engine/META-INF/services/java.sql.Driver",
            "engine/org/h2/Driver.classdata",
            "engine/org/mariadb/jdbc/Driver.classdata",
            "engine/com/mysql/cj/jdbc/Driver.classdata",
            "engine/com/mysql/jdbc/Driver.classdata");
  }

  @Test
  void nothingIsForNewerJvmsOnly() throws Exception {
    assertThat(AgentJar.files())
        .noneMatch(name -> name.contains("META-INF/versions/"))
        .noneMatch(name -> name.contains("module-info"));
    try (JarFile jar = new JarFile(AgentJar.FILE)) {
      for (JarEntry entry : jar.stream().filter(e -> AgentJar.isClass(e.getName())).toList()) {
        assertThat(majorVersion(jar, entry)).as(entry.getName()).isLessThanOrEqualTo(JAVA_8);
      }
    }
  }

  @Test
  void noFileIsThereTwice() throws Exception {
    List<String> names =
        AgentJar.files().stream().map(name -> name.replaceAll("\\.classdata$", ".class")).toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(
            names.stream()
                .filter(AgentJar::isClass)
                .map(name -> name.replaceFirst("^engine/", ""))
                .toList())
        .hasSizeGreaterThan(1000)
        .doesNotHaveDuplicates();
  }

  @Test
  void theManifestNamesTheLauncher() throws Exception {
    try (JarFile jar = new JarFile(AgentJar.FILE)) {
      Attributes manifest = jar.getManifest().getMainAttributes();

      for (String name : List.of("Premain-Class", "Agent-Class", "Main-Class")) {
        assertThat(manifest.getValue(name)).isEqualTo("io.useractivity.launcher.AgentMain");
      }
      assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Implementation-Version")).isNotEmpty();
      // The launcher appends the JAR itself, and a class path would show the engine's neighbours.
      assertThat(manifest.getValue("Boot-Class-Path")).isNull();
      assertThat(manifest.getValue("Class-Path")).isNull();
      assertThat(manifest.getValue("Multi-Release")).isNull();
    }
  }

  private static int majorVersion(JarFile jar, JarEntry entry) throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      assertThat(in.readInt()).as(entry.getName()).isEqualTo(0xCAFEBABE);
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }
}
