package io.useractivity.engine.store.write;

/**
 * How many rows a statement may have of which the server does not know the number ahead, a bulk
 * command or an {@code INSERT ... SELECT}: InnoDB then takes ids for 1, 2, 4, 8, ... rows as it
 * goes, and gives back none. 500 rows would leave 11 ids unused, which looks as if 11 rows had been
 * deleted; 255, 127, 63, ... rows use up what was taken for them.
 */
final class ReservedIds {

  private ReservedIds() {}

  /** The most rows that leave no gap: one less than a power of two. */
  static int rowsWithoutGap(int rows) {
    return Integer.highestOneBit(rows + 1) - 1;
  }

  /**
   * The most rows that two such statements have, of which each is on its way for a while: 382 of
   * 500, where the other 118 would take six more.
   */
  static int rowsOfTwo(int most) {
    int first = rowsWithoutGap(most);
    return first + rowsWithoutGap(most - first);
  }
}
