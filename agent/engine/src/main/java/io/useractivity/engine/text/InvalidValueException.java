package io.useractivity.engine.text;

/** A value does not have the form that its option asks for. */
public final class InvalidValueException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param expected ends the sentence "x is not ..." or "x is ...", such as "a whole number from 1
   *     to 9"
   */
  public InvalidValueException(String expected) {
    super(expected, null, false, false);
  }
}
