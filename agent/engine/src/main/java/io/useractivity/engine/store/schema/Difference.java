package io.useractivity.engine.store.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** In what the table that is there is not the expected one, and what would mend it; immutable. */
public final class Difference {

  /** What kind of difference. */
  public enum Kind {
    NOT_A_TABLE,
    MISSING_COLUMN,
    NARROWER_COLUMN,
    OTHER_TYPE,
    OTHER_CHARACTERS,
    COLLATION,
    NOT_NULL,
    SMALL_ID,
    ID_NOT_COUNTED,
    ENGINE,
    MISSING_INDEX,
    SUPERFLUOUS_INDEX,
    UNIQUE_INDEX,
    MISSING_KEY,
    OTHER_KEY
  }

  private final Kind kind;
  private final String subject;
  private final String sentence;
  private final boolean harmful;
  private final List<Change> changes;

  /**
   * @param subject the column, index or key
   * @param harmful whether rows or parts of them are lost by it, now or some day, or time
   */
  Difference(Kind kind, String subject, String sentence, boolean harmful, List<Change> changes) {
    this.kind = kind;
    this.subject = subject;
    this.sentence = sentence;
    this.harmful = harmful;
    this.changes = Collections.unmodifiableList(new ArrayList<>(changes));
  }

  public Kind kind() {
    return kind;
  }

  /** The column, index or key that it is about. */
  public String subject() {
    return subject;
  }

  /** What is different, and what comes of it. */
  public String sentence() {
    return sentence;
  }

  /** Whether rows or parts of them are lost by it, now or some day, or time. */
  public boolean isHarmful() {
    return harmful;
  }

  List<Change> changes() {
    return changes;
  }

  @Override
  public String toString() {
    return sentence;
  }
}
