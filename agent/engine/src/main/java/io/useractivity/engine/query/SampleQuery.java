package io.useractivity.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A question for rows that tell of all that are selected: all of them if they are few, else each
 * n-th; immutable.
 */
public final class SampleQuery {

  private final Selection selection;
  private final List<String> columns;
  private final int about;

  private SampleQuery(Selection selection, List<String> columns, int about) {
    this.selection = selection;
    this.columns = Collections.unmodifiableList(new ArrayList<>(columns));
    this.about = about;
  }

  /**
   * One for some columns.
   *
   * @param about how many rows are enough; at least one
   */
  public static SampleQuery of(Selection selection, List<String> columns, int about) {
    if (about < 1) {
      throw new IllegalArgumentException("a sample of " + about + " rows");
    }
    return new SampleQuery(selection, columns, about);
  }

  public Selection selection() {
    return selection;
  }

  public List<String> columns() {
    return columns;
  }

  public int about() {
    return about;
  }
}
