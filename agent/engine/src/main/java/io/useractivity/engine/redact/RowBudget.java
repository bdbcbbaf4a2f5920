package io.useractivity.engine.redact;

/**
 * How much work one row is worth: what is beyond it is counted and not redacted, since it would not
 * be stored anyway. For one row, and one thread.
 */
final class RowBudget {

  /** So many texts that begin as JSON and are none are read in one row: each is an exception. */
  private static final int MAX_UNREADABLE = 64;

  private int charsLeft;
  private int unreadableLeft = MAX_UNREADABLE;

  /**
   * @param storedChars how many characters can be stored; twice as many are looked at
   */
  RowBudget(int storedChars) {
    this.charsLeft = 2 * storedChars;
  }

  /** There are so many characters more. */
  void spend(int chars) {
    charsLeft -= chars;
  }

  /** Whether there are already more characters than are looked at. */
  boolean isSpent() {
    return charsLeft < 0;
  }

  /** There is one text more that began as JSON and is none. */
  void spendUnreadable() {
    unreadableLeft--;
  }

  /** Whether a text that begins as JSON may still turn out to be none. */
  boolean hasUnreadable() {
    return unreadableLeft > 0;
  }
}
