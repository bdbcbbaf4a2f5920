package io.useractivity.engine.text;

/** What stands in stored JSON for what is not there. */
public final class JsonMarks {

  /** Stands for what was left out, and tells how many where it has a value. */
  public static final String DROPPED = "_dropped";

  /** Stands in an object that came without its end. */
  public static final String CUT = "_cut";

  /** Stands for all that a request carried, where the database or the agent could not take it. */
  public static final String REFUSED = "_refused";

  private JsonMarks() {}
}
