package io.useractivity.engine.store.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which indexes the table is to have. */
public enum IndexProfile {

  /** One a column, as the script has them. */
  SINGLE {
    @Override
    List<String> in(List<String> script) {
      return script;
    }
  },

  /**
   * In place of each, one that has the time and the id behind the column: so a page of the newest
   * rows of one user, say, is read off the index. And one more, for all that was done to one
   * resource. They take more room and slow inserts a little.
   */
  WIDE {
    @Override
    List<String> in(List<String> script) {
      List<String> wide = new ArrayList<>();
      for (String statement : script) {
        String withTime = TIME_INDEX.matcher(statement).replaceAll("$1_id$2(created_at, id)");
        wide.add(OTHER_INDEX.matcher(withTime).replaceAll("$1_created_at$3($2, created_at, id)"));
      }
      boolean apart = script.size() > 1; // H2's, where an index is a statement of its own
      if (apart) {
        wide.add("CREATE INDEX IF NOT EXISTS " + RESOURCE + " ON " + ActivityTable.NAME + COLUMNS);
      } else {
        wide.set(0, wide.get(0).replace(TIME, TIME + ",\n  KEY " + RESOURCE + COLUMNS));
      }
      return wide;
    }
  };

  private static final String NAME = "idx_" + ActivityTable.NAME + "_";
  private static final String BETWEEN = "( | ON \\w+ )";

  private static final String TIME = "KEY " + NAME + "created_at_id (created_at, id)";
  private static final String RESOURCE = NAME + "resource_id_created_at";
  private static final String COLUMNS = " (resource_id, created_at, id)";

  private static final Pattern TIME_INDEX =
      Pattern.compile("(" + NAME + "created_at)" + BETWEEN + "\\(created_at\\)");

  private static final Pattern OTHER_INDEX =
      Pattern.compile("(" + NAME + "(\\w+))" + BETWEEN + "\\(\\2\\)");

  /** The script's statements with these indexes in place of those that it has. */
  abstract List<String> in(List<String> script);
}
