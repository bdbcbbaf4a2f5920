package io.useractivity.engine.text;

/** A regular expression takes more time or depth on a text than it is given. */
public final class TooManyStepsException extends Exception {

  private static final long serialVersionUID = 1L;

  TooManyStepsException() {
    super(null, null, false, false);
  }
}
