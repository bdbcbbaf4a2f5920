package io.useractivity.boundaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundariesTest {

  /** For each number from 0 to 199,999 one more, twice; for each hundredth -1, twice. */
  private static final String RESULT = "sum 39600392000";

  @TempDir Path folder;
  private Path classFile;

  @BeforeEach
  void compiledClass() throws IOException {
    String name = Sample.class.getName().replace('.', '/') + ".class";
    classFile = folder.resolve(name);
    Files.createDirectories(classFile.getParent());
    try (InputStream compiled = Sample.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(compiled, classFile);
    }
  }

  @Test
  void hotSpotInlinesAMethodThatIsNotMarkedAndNotOneThatIs() throws Exception {
    assertThat(inlining("marked")).anyMatch(line -> line.endsWith("inline (hot)"));

    Boundaries.main(folder.toString());

    assertThat(inlining("marked"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("too big"))
        .anyMatch(line -> line.endsWith("hot method too big"));
    assertThat(inlining("unmarked")).anyMatch(line -> line.endsWith("inline (hot)"));
  }

  @Test
  void whatAMethodDoesStaysTheSame() throws Exception {
    assertThat(output()).contains(RESULT);

    Boundaries.main(folder.toString());

    assertThat(output()).contains(RESULT);
  }

  @Test
  void aSecondTimeChangesNothing() throws Exception {
    Boundaries.main(folder.toString());
    byte[] once = Files.readAllBytes(classFile);

    Boundaries.main(folder.toString());

    assertThat(Files.readAllBytes(classFile)).isEqualTo(once);
  }

  /** What the compiler of the highest level says of calls of that method. */
  private List<String> inlining(String method) throws Exception {
    return output(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+PrintInlining",
            "-XX:-TieredCompilation",
            "-XX:-BackgroundCompilation")
        .stream()
        .filter(line -> line.contains("Sample::" + method + " "))
        .map(String::trim)
        .collect(Collectors.toList());
  }

  /** The lines that the class writes, run from its folder alone, where the verifier reads it. */
  private List<String> output(String... options) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
    java.command().addAll(Arrays.asList(options));
    java.command().addAll(Arrays.asList("-cp", folder.toString(), Sample.class.getName()));
    Path written = folder.resolve("written");
    Process process = java.redirectErrorStream(true).redirectOutput(written.toFile()).start();
    assertThat(process.waitFor()).isZero();
    return new String(Files.readAllBytes(written), UTF_8).lines().collect(Collectors.toList());
  }
}
