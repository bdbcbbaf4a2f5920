package io.useractivity.engine.store.schema;

/** The table of rows: what it is called. */
public final class ActivityTable {

  public static final String NAME = "user_activity_logs";

  private ActivityTable() {}
}
