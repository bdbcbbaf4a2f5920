package io.useractivity.engine.store.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table that the script's statements make, read from these, so that it is said once what it is
 * like; immutable. Each column, index and key stands on a line of its own there.
 */
final class ExpectedTable {

  private static final Pattern INDEX =
      Pattern.compile("(?:KEY|CREATE INDEX IF NOT EXISTS) (\\w+)(?: ON \\w+)? \\((.+)\\)");

  private static final Pattern FOREIGN_KEY =
      Pattern.compile(
          "CONSTRAINT (\\w+) FOREIGN KEY \\((\\w+)\\) REFERENCES (\\w+ \\(\\w+\\))"
              + " ON DELETE ([A-Z ]+) ON UPDATE ([A-Z ]+)");

  private static final Pattern COLUMN = Pattern.compile("([a-z_]+)\\s+([A-Za-z].*)");

  private final List<ExpectedColumn> columns = new ArrayList<>();
  private final List<TableIndex> indexes = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();

  /**
   * @param script its statements
   */
  ExpectedTable(List<String> script) {
    for (String statement : script) {
      for (String line : statement.split("\n", -1)) {
        String text = line.trim();
        read(text.endsWith(",") ? text.substring(0, text.length() - 1) : text);
      }
    }
  }

  private void read(String line) {
    Matcher index = INDEX.matcher(line);
    Matcher key = FOREIGN_KEY.matcher(line);
    Matcher column = COLUMN.matcher(line);
    if (index.matches()) {
      List<String> parts = Arrays.asList(index.group(2).split(",\\s*", -1));
      indexes.add(new TableIndex(index.group(1), parts, false, false));
    } else if (key.matches()) {
      foreignKeys.add(
          new ForeignKey(key.group(1), key.group(2), key.group(3), key.group(4), key.group(5)));
    } else if (column.matches()) {
      columns.add(new ExpectedColumn(column.group(1), column.group(2)));
    }
  }

  List<ExpectedColumn> columns() {
    return Collections.unmodifiableList(columns);
  }

  List<TableIndex> indexes() {
    return Collections.unmodifiableList(indexes);
  }

  List<ForeignKey> foreignKeys() {
    return Collections.unmodifiableList(foreignKeys);
  }
}
