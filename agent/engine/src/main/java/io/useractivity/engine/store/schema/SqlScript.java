package io.useractivity.engine.store.schema;

import io.useractivity.engine.files.AllBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A script of SQL that ships with the agent, statement by statement; immutable. */
final class SqlScript {

  private final String text;

  private SqlScript(String text) {
    this.text = text;
  }

  /**
   * @param name a resource beside this class
   */
  static SqlScript read(String name) {
    try (InputStream in = SqlScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The agent JAR lacks " + name);
      }
      return new SqlScript(new String(AllBytes.of(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("The agent JAR's " + name + " cannot be read", e);
    }
  }

  /** The statements without comments. Ours end their last line with the semicolon. */
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : text.split("\\R", -1)) {
      if (line.trim().startsWith("--")) {
        continue;
      }
      statement.append(line).append('\n');
      if (line.trim().endsWith(";")) {
        String whole = statement.toString().trim();
        statements.add(whole.substring(0, whole.length() - 1));
        statement.setLength(0);
      }
    }
    return statements;
  }
}
