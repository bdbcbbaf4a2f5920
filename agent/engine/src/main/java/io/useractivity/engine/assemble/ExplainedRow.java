package io.useractivity.engine.assemble;

import io.useractivity.engine.record.ActivityRow;

/** A row, and how it came to be called what it is called; immutable. */
public final class ExplainedRow {

  private final ActivityRow row;
  private final String rule;
  private final boolean recorded;

  ExplainedRow(ActivityRow row, String rule, boolean recorded) {
    this.row = row;
    this.rule = rule;
    this.recorded = recorded;
  }

  public ActivityRow row() {
    return row;
  }

  /** The rule that matched; null for none. */
  public String rule() {
    return rule;
  }

  /** Whether it is stored. */
  public boolean isRecorded() {
    return recorded;
  }
}
