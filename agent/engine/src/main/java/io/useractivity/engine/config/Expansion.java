package io.useractivity.engine.config;

import io.useractivity.engine.files.AllBytes;
import io.useractivity.engine.text.Template;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Replaces {@code ${NAME}} by the environment's value and {@code ${file:PATH}} by the file's. What
 * is found there is not expanded in its turn.
 */
final class Expansion {

  private static final String FILE = "file:";

  private final Map<String, String> environment;
  private final List<String> problems;

  /**
   * @param problems takes what cannot be replaced
   */
  Expansion(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** A key's text, expanded. */
  String of(String key, String text, String origin) {
    Template template = Template.parse(text, "${");
    StringBuilder expanded = new StringBuilder();
    for (int i = 0; i < template.parts().size(); i++) {
      String part = template.parts().get(i);
      expanded.append(i % 2 == 0 ? part : lookUp(key, part, origin));
    }
    if (template.isUnclosed()) {
      problems.add(key + " (" + origin + ") has a \"${\" without its \"}\".");
      return text;
    }
    return expanded.toString();
  }

  private String lookUp(String key, String name, String origin) {
    if (name.startsWith(FILE)) {
      File file = new File(name.substring(FILE.length()));
      try (InputStream in = new FileInputStream(file)) {
        return new String(AllBytes.of(in), StandardCharsets.UTF_8).trim();
      } catch (IOException e) {
        problems.add(
            key + " (" + origin + ") takes its value from " + file + ", which cannot be read.");
        return "";
      }
    }
    String value = environment.get(name);
    if (value == null) {
      problems.add(
          key
              + " ("
              + origin
              + ") takes its value from the environment variable "
              + name
              + ", which is not set.");
      return "";
    }
    return value;
  }
}
