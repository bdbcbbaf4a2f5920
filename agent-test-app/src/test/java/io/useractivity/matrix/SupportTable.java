package io.useractivity.matrix;

import io.useractivity.endtoend.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as the README shows it, between two comments. */
final class SupportTable {

  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN = "<!-- matrix:begin -->\n";
  private static final String END = "<!-- matrix:end -->\n";

  private final Map<List<?>, String> results = new LinkedHashMap<>();

  synchronized void put(Server server, Jdk jdk, String result) {
    results.put(List.of(server.name(), jdk.feature()), result);
  }

  /** Writes the table if every cell has a result. */
  synchronized void writeIfComplete() throws IOException {
    List<Jdk> jdks = Jdk.every();
    if (results.size() < Servers.all().size() * jdks.size()) {
      return;
    }
    StringBuilder table = new StringBuilder("| server | servlet API |");
    jdks.forEach(jdk -> table.append(' ').append(jdk).append(" |"));
    table.append("\n|---|---|").append("---|".repeat(jdks.size())).append('\n');
    for (Server server : Servers.all()) {
      table.append("| ").append(server).append(" | ").append(server.namespace()).append(" |");
      for (Jdk jdk : jdks) {
        String result = results.get(List.of(server.name(), jdk.feature()));
        table.append(' ').append(result).append(" |");
      }
      table.append('\n');
    }
    String readme = Files.readString(README);
    Files.writeString(
        README,
        readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
            + table
            + readme.substring(readme.indexOf(END)));
  }

  /** The servers that the README names, in its order. */
  static List<String> serversInReadme() throws IOException {
    String readme = Files.readString(README);
    return readme
        .substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END))
        .lines()
        .skip(2)
        .map(line -> line.split(" \\| ", 2)[0].substring(2))
        .collect(Collectors.toList());
  }
}
