package io.useractivity.engine.store.schema;

/** The script's CREATE TABLE, and what may be changed of it; immutable. */
final class TableDefinition {

  /** What fits into an index of 767 bytes, the limit of old row formats, at four bytes each. */
  private static final int PREFIX = 191;

  private final String sql;

  TableDefinition(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }

  /** The same with a column of the parent's id type and a key to it. */
  TableDefinition referringTo(ParentTable parent, String column, String onDelete) {
    String typed =
        sql.replaceFirst(
            "(?m)^(\\s*" + column + "\\s+)VARCHAR\\(\\d+\\)(\\s+NULL)",
            "$1" + parent.idType() + "$2");
    int end = typed.lastIndexOf("\n)");
    return new TableDefinition(
        typed.substring(0, end)
            + ",\n  CONSTRAINT fk_"
            + ActivityTable.NAME
            + "_"
            + column
            + " FOREIGN KEY ("
            + column
            + ") REFERENCES "
            + parent.table()
            + " (id) ON DELETE "
            + onDelete
            + " ON UPDATE CASCADE"
            + typed.substring(end));
  }

  /** The same with indexes on the beginnings of the long columns. */
  TableDefinition withPrefixIndexes() {
    return new TableDefinition(
        sql.replace("(endpoint)", "(endpoint(" + PREFIX + "))")
            .replace("(user_email)", "(user_email(" + PREFIX + "))"));
  }
}
