package io.useractivity.engine.cli;

import java.util.ArrayList;
import java.util.List;

/** A line of a table. */
final class Cells {

  private Cells() {}

  /** Its texts; null stays null. */
  static List<String> of(Object... values) {
    List<String> cells = new ArrayList<>(values.length);
    for (Object value : values) {
      cells.add(value == null ? null : value.toString());
    }
    return cells;
  }
}
