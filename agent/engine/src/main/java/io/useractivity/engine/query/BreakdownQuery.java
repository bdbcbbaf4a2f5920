package io.useractivity.engine.query;

/** A question for counts: of which rows, by what, and how many groups; immutable. */
public final class BreakdownQuery {

  private final Selection selection;
  private final Dimension dimension;
  private final int limit;

  private BreakdownQuery(Selection selection, Dimension dimension, int limit) {
    this.selection = selection;
    this.dimension = dimension;
    this.limit = limit;
  }

  /**
   * One for counts.
   *
   * @param limit how many groups at most: the biggest, and of hours the latest
   */
  public static BreakdownQuery of(Selection selection, Dimension dimension, int limit) {
    return new BreakdownQuery(selection, dimension, limit);
  }

  public Selection selection() {
    return selection;
  }

  public Dimension dimension() {
    return dimension;
  }

  public int limit() {
    return limit;
  }
}
