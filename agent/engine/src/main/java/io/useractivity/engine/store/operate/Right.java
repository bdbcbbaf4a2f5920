package io.useractivity.engine.store.operate;

/** A right of the database's user, and a statement that fails for want of it alone. Immutable. */
final class Right {

  private final String name;
  private final String statement;
  private final String object;
  private final String purpose;

  /**
   * @param name as GRANT has it
   * @param statement that changes nothing, whether or not it may be run
   * @param object the table that it is granted on
   * @param purpose what fails without it
   */
  Right(String name, String statement, String object, String purpose) {
    this.name = name;
    this.statement = statement;
    this.object = object;
    this.purpose = purpose;
  }

  String name() {
    return name;
  }

  String statement() {
    return statement;
  }

  String object() {
    return object;
  }

  String purpose() {
    return purpose;
  }
}
