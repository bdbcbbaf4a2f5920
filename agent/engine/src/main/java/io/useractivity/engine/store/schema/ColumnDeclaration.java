package io.useractivity.engine.store.schema;

import java.util.Locale;

/**
 * All that MySQL and MariaDB say of a column behind its name, to be changed in parts: a MODIFY that
 * left out a default, a comment or a CHECK would take it away. Immutable.
 */
final class ColumnDeclaration {

  private static final String NOT_NULL = " NOT NULL";

  private static final String COUNTED = " AUTO_INCREMENT";

  private final String type;

  /** Character set, collation and whether it takes NULL; these come first. */
  private final String attributes;

  /** Default, comment and the like, which may quote anything. */
  private final String rest;

  private ColumnDeclaration(String type, String attributes, String rest) {
    this.type = type;
    this.attributes = attributes;
    this.rest = rest;
  }

  /**
   * Takes it apart.
   *
   * @param shown as {@code SHOW CREATE TABLE} has it; null if that is not known
   */
  static ColumnDeclaration of(FoundColumn column, String shown) {
    String type = column.declaration();
    if (shown == null || !shown.toLowerCase(Locale.ROOT).startsWith(type)) {
      return new ColumnDeclaration(type, column.isNullable() ? " NULL" : NOT_NULL, "");
    }
    String behind = shown.substring(type.length());
    int end = behind.length();
    for (String first : new String[] {" DEFAULT ", " COMMENT ", " CHECK ", COUNTED}) {
      int at = behind.indexOf(first);
      end = at < 0 ? end : Math.min(end, at);
    }
    return new ColumnDeclaration(
        shown.substring(0, type.length()), behind.substring(0, end), behind.substring(end));
  }

  /** The same of another type. Times keep their default, with that type's digits. */
  ColumnDeclaration typed(String wanted) {
    String suited = rest;
    if (wanted.startsWith("DATETIME")) {
      String digits = wanted.substring("DATETIME".length());
      suited = rest.replaceAll("(?i)CURRENT_TIMESTAMP(\\(\\d*\\))?", "CURRENT_TIMESTAMP" + digits);
    } else if (wanted.startsWith("JSON")) {
      suited = rest.replaceFirst(" DEFAULT '[^']*'", ""); // of which a JSON can have none
    }
    boolean text = wanted.startsWith("VARCHAR");
    return new ColumnDeclaration(wanted, text ? attributes : withoutCharacters(), suited);
  }

  /** The same in other characters; empty leaves it as it is. */
  ColumnDeclaration in(String characters) {
    if (characters.isEmpty()) {
      return this;
    }
    return new ColumnDeclaration(type, characters + withoutCharacters(), rest);
  }

  private String withoutCharacters() {
    return attributes.replaceAll(" (CHARACTER SET|COLLATE) \\w+", "");
  }

  /** The same for rows without a value. */
  ColumnDeclaration nullable() {
    return new ColumnDeclaration(type, attributes.replace(NOT_NULL, "") + " NULL", rest);
  }

  /** The same, filled by the database with the next number. */
  ColumnDeclaration counted() {
    return new ColumnDeclaration(
        type, NOT_NULL, rest.replaceFirst(" DEFAULT (NULL|'[^']*')", "") + COUNTED);
  }

  boolean isCounted() {
    return rest.contains(COUNTED);
  }

  String sql() {
    return type + attributes + rest;
  }
}
