package io.useractivity.matrix;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Jdk;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The results of all cells, and the documents' table of them, between two comments.
 *
 * <p>Results are kept for one agent JAR, so that the cells can run bit by bit, or one again.
 */
final class SupportTable {

  private static final Path PAGE = Path.of("..", "agent", "docs", "servers.md");
  private static final String PAGES = "pages: ";
  private static final String BEGIN = "<!-- matrix:begin -->\n";
  private static final String END = "<!-- matrix:end -->\n";

  private final Path file;
  private final Properties results = new Properties();

  /** With what has been found of the same JAR before. */
  SupportTable() {
    try {
      CRC32 checksum = new CRC32();
      checksum.update(Files.readAllBytes(AgentJar.file().toPath()));
      Path folder =
          Files.createDirectories(Path.of(System.getProperty("build.directory"), "matrix"));
      file = folder.resolve(Long.toHexString(checksum.getValue()) + ".properties");
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          results.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void put(Server server, Jdk jdk, String result) throws IOException {
    put(cell(server, jdk), result);
  }

  /**
   * Whether the agent's pages have a place there.
   *
   * @param place null where the server does not start
   */
  void putPages(Server server, Jdk jdk, String place) throws IOException {
    put(PAGES + cell(server, jdk), place == null ? "" : place);
  }

  private void put(String key, String result) throws IOException {
    results.setProperty(key, result);
    try (Writer writer = Files.newBufferedWriter(file)) {
      results.store(writer, null);
    }
  }

  static String cell(Server server, Jdk jdk) {
    return server + " on " + jdk;
  }

  /** Writes the table if every cell has a result. */
  void writeIfComplete() throws IOException {
    List<Jdk> jdks = Jdk.every();
    StringBuilder table = new StringBuilder("| server | servlet API | pages |");
    jdks.forEach(jdk -> table.append(' ').append(jdk).append(" |"));
    table.append("\n|---|---|---|").append("---|".repeat(jdks.size())).append('\n');
    for (Server server : Servers.all()) {
      table.append("| ").append(server).append(" | ").append(server.namespace()).append(" |");
      table.append(' ').append(pages(server, jdks)).append(" |");
      for (Jdk jdk : jdks) {
        String result = results.getProperty(cell(server, jdk));
        if (result == null) {
          return;
        }
        table.append(' ').append(result).append(" |");
      }
      table.append('\n');
    }
    String page = Files.readString(PAGE);
    Files.writeString(
        PAGE,
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table
            + page.substring(page.indexOf(END)));
  }

  /** The same on every JDK, or each different answer. */
  private String pages(Server server, List<Jdk> jdks) {
    return jdks.stream()
        .map(jdk -> results.getProperty(PAGES + cell(server, jdk), ""))
        .filter(place -> !place.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The servers that the page names, in its order. */
  static List<String> serversOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))
        .lines()
        .skip(2)
        .map(line -> line.split(" \\| ", 2)[0].substring(2))
        .toList();
  }
}
