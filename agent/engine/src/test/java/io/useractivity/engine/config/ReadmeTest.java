package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's reference of options is what the code knows. */
class ReadmeTest {

  private static final Path README = Path.of("..", "..", "README.md");

  @Test
  void theReferenceHasEveryOptionAsTheCodeKnowsIt() throws Exception {
    List<String> expected = Option.all().stream().map(ReadmeTest::row).toList();

    assertThat(referenceRows()).containsExactlyElementsOf(expected);
  }

  private static List<String> referenceRows() throws Exception {
    return Files.readAllLines(README).stream()
        .dropWhile(line -> !line.equals("<!-- options:begin -->"))
        .takeWhile(line -> !line.equals("<!-- options:end -->"))
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  private static String row(Option<?> option) {
    String defaultText = option.defaultText().isEmpty() ? "–" : "`" + option.defaultText() + "`";
    return "| `"
        + option.key()
        + "` | "
        + option.typeName()
        + " | "
        + defaultText
        + " | "
        + option.sentence().replace("|", "\\|")
        + " |";
  }
}
