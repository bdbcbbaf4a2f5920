package io.useractivity.engine.store.schema;

/** A column as the script declares it; immutable. */
final class ExpectedColumn {

  private final String name;
  private final String definition;

  /**
   * @param definition all that follows the name
   */
  ExpectedColumn(String name, String definition) {
    this.name = name;
    this.definition = definition;
  }

  String name() {
    return name;
  }

  /** Its type, such as {@code VARCHAR(64)} or {@code BIGINT UNSIGNED}. */
  String type() {
    return definition.replaceFirst("\\s+(NOT NULL|NULL|CHARACTER SET|AUTO_INCREMENT)\\b.*", "");
  }

  /** What else is said of its characters, with the space before it; empty for nothing. */
  String characters() {
    int from = definition.indexOf(" CHARACTER SET");
    return from < 0 ? "" : definition.substring(from).replaceFirst("\\s+(NOT )?NULL\\b.*", "");
  }

  boolean isNullable() {
    return !definition.contains("NOT NULL");
  }

  /** Type, whether it takes NULL, and whatever else. */
  String definition() {
    return definition;
  }
}
