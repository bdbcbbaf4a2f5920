package io.useractivity.engine.record;

/** Names a journal, so that a position says which rows it counts; immutable. */
public final class JournalId {

  /** Stands for rows whose positions mean nothing to anybody else. */
  public static final JournalId MEMORY = new JournalId("memory");

  private final String text;

  /**
   * @param text what no other journal of the same database is called
   */
  public JournalId(String text) {
    this.text = text;
  }

  /** Whether its positions tell which rows the store has. */
  public boolean tells() {
    return !equals(MEMORY);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalId && ((JournalId) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
