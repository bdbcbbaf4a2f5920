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
  TableDefinition referringTo(ParentTable parent) {
    String typed =
        sql.replaceFirst(
            "(?m)^(\\s*" + parent.column() + "\\s+)VARCHAR\\(\\d+\\)(\\s+NULL)",
            "$1" + parent.idType() + "$2");
    int end = typed.lastIndexOf("\n)");
    return new TableDefinition(
        typed.substring(0, end)
            + ",\n  CONSTRAINT "
            + parent.key().name()
            + " "
            + parent.key()
            + typed.substring(end));
  }

  /** The same with indexes on the beginnings of the long columns. */
  TableDefinition withPrefixIndexes() {
    return new TableDefinition(
        sql.replaceAll("\\((endpoint|user_email)([,)])", "($1(" + PREFIX + ")$2"));
  }
}
