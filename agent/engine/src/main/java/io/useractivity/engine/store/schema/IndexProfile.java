package io.useractivity.engine.store.schema;

import java.util.regex.Pattern;

/** Which indexes the table is to have. */
public enum IndexProfile {

  /** One a column, as the script has them. */
  SINGLE {
    @Override
    String in(String sql) {
      return sql;
    }
  },

  /**
   * In place of each, one that has the time and the id behind the column: so a page of the newest
   * rows of one user, say, is read off the index. They take more room and slow inserts a little.
   */
  WIDE {
    @Override
    String in(String sql) {
      String withTime = TIME_INDEX.matcher(sql).replaceAll("$1_id$2(created_at, id)");
      return OTHER_INDEX.matcher(withTime).replaceAll("$1_created_at$3($2, created_at, id)");
    }
  };

  private static final String NAME = "idx_" + ActivityTable.NAME + "_";
  private static final String BETWEEN = "( | ON \\w+ )";

  private static final Pattern TIME_INDEX =
      Pattern.compile("(" + NAME + "created_at)" + BETWEEN + "\\(created_at\\)");

  private static final Pattern OTHER_INDEX =
      Pattern.compile("(" + NAME + "(\\w+))" + BETWEEN + "\\(\\2\\)");

  /** The statement with these indexes in place of those that the script has. */
  abstract String in(String sql);
}
