package io.useractivity.engine.config;

import io.useractivity.engine.files.PathName;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Puts values from the environment and from files into the texts of options. */
final class Expansion {

  private final Map<String, String> environment;
  private final List<String> problems;

  /**
   * @param problems gets a sentence for each value that is not there
   */
  Expansion(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** Replaces {@code ${NAME}} by the environment's value and {@code ${file:PATH}} by the file's. */
  String expand(String key, String text, String origin) {
    StringBuilder expanded = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        problems.add(key + " (" + origin + ") has a \"${\" without its \"}\".");
        return text;
      }
      expanded.append(text, from, open);
      expanded.append(lookUp(key, text.substring(open + 2, close), origin));
      from = close + 1;
    }
    return expanded.append(text, from, text.length()).toString();
  }

  private String lookUp(String key, String name, String origin) {
    if (name.startsWith("file:")) {
      File file = new File(name.substring("file:".length()));
      try {
        return Utf8File.content(file).trim();
      } catch (IOException e) {
        String obstacle = PathName.obstacle(file.getPath());
        problems.add(
            key
                + " ("
                + origin
                + ") takes its value from "
                + file
                + ", which cannot be read"
                + (obstacle == null ? "." : ": " + obstacle + "."));
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
