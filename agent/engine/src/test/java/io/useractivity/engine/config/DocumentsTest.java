package io.useractivity.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what the code knows, the README is short, and no link leads nowhere. */
class DocumentsTest {

  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "."), "..", "..").normalize();
  private static final Path README = ROOT.resolve("README.md");
  private static final Path PAGES = ROOT.resolve("agent/docs");
  private static final int MOST_README_BYTES = 12_288;

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

  @Test
  void theReferenceHasEveryOptionAsTheCodeKnowsIt() throws Exception {
    List<String> expected = Option.all().stream().map(DocumentsTest::row).toList();

    assertThat(referenceRows()).containsExactlyElementsOf(expected);
  }

  @Test
  void theReadmeIsShort() throws Exception {
    assertThat(Files.size(README)).isLessThanOrEqualTo(MOST_README_BYTES);
  }

  @Test
  void theReadmeHasItsTwoCommands() throws Exception {
    assertThat(Files.readAllLines(README))
        .anyMatch(line -> line.startsWith("./mvnw -Pdemo "))
        .anyMatch(line -> line.startsWith("./mvnw verify "));
  }

  @Test
  void theReadmeLinksEveryPage() throws Exception {
    List<String> pages =
        markdownIn(PAGES).stream().map(page -> "agent/docs/" + page.getFileName()).toList();

    assertThat(pages).isNotEmpty();
    assertThat(links(README)).containsAll(pages);
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      for (String link : links(document)) {
        if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
          broken.add(ROOT.relativize(document) + " -> " + link);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  /** The root's, the pages, and each module's own. */
  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(markdownIn(ROOT));
    documents.addAll(markdownIn(PAGES));
    try (Stream<Path> modules = Files.list(ROOT.resolve("agent"))) {
      modules.map(module -> module.resolve("README.md")).forEach(documents::add);
    }
    documents.add(ROOT.resolve("schema/README.md"));
    documents.add(ROOT.resolve("agent-test-app/README.md"));
    documents.add(ROOT.resolve("agent-test-app/frameworks/README.md"));
    documents.removeIf(document -> !Files.exists(document));
    return documents;
  }

  private static List<Path> markdownIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<String> links(Path document) throws IOException {
    return LINK.matcher(String.join("\n", prose(document)))
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** As GitHub names them: of headings alone, a repeated one numbered. */
  private static List<String> anchors(Path document) throws IOException {
    List<String> anchors = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String line : prose(document)) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor =
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
        int times = seen.merge(anchor, 1, Integer::sum);
        anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
      }
    }
    return anchors;
  }

  /** The lines outside blocks of code. */
  private static List<String> prose(Path document) throws IOException {
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (!code) {
        prose.add(line);
      }
    }
    return prose;
  }

  private static List<String> referenceRows() throws Exception {
    return Files.readAllLines(PAGES.resolve("configuration.md")).stream()
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
