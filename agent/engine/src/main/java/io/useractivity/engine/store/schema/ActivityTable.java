package io.useractivity.engine.store.schema;

/** The table of rows: what it is called, and how its texts are sorted. */
public final class ActivityTable {

  public static final String NAME = "user_activity_logs";

  /** As in the script. */
  static final String COLLATION = "utf8mb4_unicode_ci";

  private ActivityTable() {}
}
