package io.useractivity.engine.query;

/** A question can't be answered; the message is a sentence that says why, and what to do. */
public final class QueryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean tableMissing;

  public QueryException(String sentence, Throwable cause) {
    this(sentence, cause, false);
  }

  /**
   * @param tableMissing whether there is no table yet, as before the first row
   */
  public QueryException(String sentence, Throwable cause, boolean tableMissing) {
    super(sentence, cause);
    this.tableMissing = tableMissing;
  }

  /** Whether there is no table yet: nothing is wrong, unless that lasts. */
  public boolean isTableMissing() {
    return tableMissing;
  }
}
