package io.useractivity.engine.store.schema;

/** The table of rows: what it is called, and how its texts are sorted. */
public final class ActivityTable {

  public static final String NAME = "user_activity_logs";

  /** For where it is not there. */
  public static final String MISSING =
      "the table "
          + NAME
          + " does not exist yet; an application that runs with the agent makes it at its first"
          + " request, and so does create-table";

  /** As in the script. */
  static final String COLLATION = "utf8mb4_unicode_ci";

  private ActivityTable() {}
}
