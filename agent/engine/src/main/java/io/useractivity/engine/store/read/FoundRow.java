package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Cursor;
import java.util.List;

/** A row, and its place in the order; immutable. */
final class FoundRow {

  final List<String> cells;
  final Cursor cursor;

  FoundRow(List<String> cells, Cursor cursor) {
    this.cells = cells;
    this.cursor = cursor;
  }

  /** About how many characters it holds. */
  long size() {
    long size = 0;
    for (String cell : cells) {
      size += cell == null ? 1 : cell.length() + 1;
    }
    return size;
  }
}
