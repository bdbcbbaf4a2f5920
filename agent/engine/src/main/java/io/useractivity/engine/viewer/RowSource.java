package io.useractivity.engine.viewer;

import io.useractivity.engine.query.ActivityRows;

/** Opens the rows, for one thread at a time; nothing is connected before the first question. */
public interface RowSource {

  ActivityRows open();

  /** The same rows and the archived ones; null where none are archived. */
  default RowSource withArchives() {
    return null;
  }

  /**
   * Both.
   *
   * @param withArchives null where none are archived
   */
  static RowSource of(RowSource table, RowSource withArchives) {
    return new RowSource() {
      @Override
      public ActivityRows open() {
        return table.open();
      }

      @Override
      public RowSource withArchives() {
        return withArchives;
      }
    };
  }
}
