package io.useractivity.engine.store.schema;

/** One thing that is wrong with a column; immutable. */
final class ColumnFault {

  private final Difference.Kind kind;
  private final String sentence;
  private final boolean harmful;

  ColumnFault(Difference.Kind kind, String sentence, boolean harmful) {
    this.kind = kind;
    this.sentence = sentence;
    this.harmful = harmful;
  }

  Difference.Kind kind() {
    return kind;
  }

  String sentence() {
    return sentence;
  }

  boolean isHarmful() {
    return harmful;
  }

  /** Whether the column's type has to be another. */
  boolean isOfType() {
    return kind == Difference.Kind.NARROWER_COLUMN
        || kind == Difference.Kind.OTHER_TYPE
        || kind == Difference.Kind.SMALL_ID;
  }

  /** Whether it has to be of other characters or sorted otherwise. */
  boolean isOfCharacters() {
    return kind == Difference.Kind.OTHER_CHARACTERS || kind == Difference.Kind.COLLATION;
  }
}
