package io.useractivity.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.boundaries.DontInline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a boundary is, is tested where it is made. */
class CompilerBoundariesTest {

  @Test
  void theBuildHasMadeEachBoundaryAndTakenItsAnnotationAway() throws Exception {
    Path classes =
        Path.of(Engine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String annotation = DontInline.class.getName().replace('.', '/');

    List<Path> marked;
    try (Stream<Path> files = Files.walk(classes)) {
      marked =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> text(file).contains(annotation))
              .toList();
    }

    assertThat(classes.resolve("io/useractivity/engine/Engine.class")).exists();
    assertThat(marked).isEmpty();
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
