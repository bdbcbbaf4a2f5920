package io.useractivity.engine.store.read;

/** Which rows are wanted: so many of the newest, with the usual columns or all; immutable. */
public final class LatestRows {

  private static final String WORD = "latest";
  private static final String ALL = "all";
  private static final String USUAL = "usual";

  private final int count;
  private final boolean allColumns;

  /**
   * @param count at most
   * @param allColumns that the table has, and not the usual ones alone
   */
  public LatestRows(int count, boolean allColumns) {
    this.count = count;
    this.allColumns = allColumns;
  }

  /**
   * Reads what {@link #toString} has written.
   *
   * @return null for anything else
   */
  static LatestRows parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 3 || !words[0].equals(WORD)) {
      return null;
    }
    try {
      return new LatestRows(Integer.parseInt(words[1]), words[2].equals(ALL));
    } catch (NumberFormatException unknown) {
      return null;
    }
  }

  int count() {
    return count;
  }

  boolean allColumns() {
    return allColumns;
  }

  @Override
  public String toString() {
    return WORD + " " + count + " " + (allColumns ? ALL : USUAL);
  }
}
