package io.useractivity.engine.query;

/** A question can't be answered; the message is a sentence that says why, and what to do. */
public final class QueryException extends Exception {

  private static final long serialVersionUID = 1L;

  public QueryException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
