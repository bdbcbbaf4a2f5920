package io.useractivity.engine.store.schema;

/** A part of an ALTER TABLE that mends one difference; immutable. */
final class Change {

  /** What has to come before what. Changes of one step and one method share a statement. */
  enum Step {
    ADD_COLUMNS,
    DROP_KEYS,
    CHANGE_COLUMNS,
    CHANGE_TABLE,
    ADD_INDEXES,
    ADD_KEYS,
    DROP_INDEXES
  }

  private final Step step;
  private final String clause;
  private final AlterMethod method;

  /**
   * @param clause without ALTER TABLE and the table's name; a whole statement where the database
   *     has no such clause
   */
  Change(Step step, String clause, AlterMethod method) {
    this.step = step;
    this.clause = clause;
    this.method = method;
  }

  Step step() {
    return step;
  }

  String clause() {
    return clause;
  }

  AlterMethod method() {
    return method;
  }
}
