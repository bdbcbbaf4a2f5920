package io.useractivity.engine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a table that fit a terminal, in the table's order. Those that say most come first,
 * those that are empty in all rows last; the first five are there in any case, cut if need be.
 * Immutable.
 */
final class FittingColumns {

  private static final List<String> BY_WEIGHT =
      Arrays.asList(
          "created_at",
          "method",
          "endpoint",
          "status_code",
          "user_email",
          "user_id",
          "activity_type",
          "resource_type",
          "resource_id",
          "error_message",
          "tenant_id",
          "response_time_ms");

  private static final int ALWAYS = 5;

  /** Below it, nothing can be read. */
  private static final int LEAST_WIDTH = 6;

  private final List<List<String>> lines = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final List<Integer> columns;
  private final int left;

  /**
   * @param all lines of cells, the first with the columns' names
   * @param width of the terminal
   */
  FittingColumns(List<List<String>> all, int width) {
    int[] natural = naturalWidths(all);
    Set<Integer> taken = new TreeSet<>();
    int free = width + TextTable.GAP.length();
    for (int column : byWeight(all)) {
      int wanted = natural[column] + TextTable.GAP.length();
      if (taken.size() < ALWAYS || wanted <= free) {
        taken.add(column);
        free -= wanted;
      }
    }
    while (free < 0 && narrow(natural, taken)) {
      free++;
    }
    this.columns = new ArrayList<>(taken);
    for (List<String> line : all) {
      lines.add(of(line));
    }
    for (int column : taken) {
      widths.add(natural[column]);
    }
    this.left = natural.length - taken.size();
  }

  /** What a line has in those columns. */
  List<String> of(List<String> line) {
    List<String> cells = new ArrayList<>();
    for (int column : columns) {
      cells.add(line.get(column));
    }
    return cells;
  }

  List<List<String>> lines() {
    return lines;
  }

  /** How wide each of them may be. */
  List<Integer> widths() {
    return widths;
  }

  /** How many columns did not fit. */
  int left() {
    return left;
  }

  private static int[] naturalWidths(List<List<String>> all) {
    List<List<String>> shown = new ArrayList<>();
    for (List<String> line : all) {
      List<String> cells = new ArrayList<>();
      for (String cell : line) {
        cells.add(TextTable.shown(cell, TextTable.MOST_WIDTH));
      }
      shown.add(cells);
    }
    return TextTable.widths(shown);
  }

  private static List<Integer> byWeight(List<List<String>> all) {
    List<String> names = all.get(0);
    List<Integer> filled = new ArrayList<>();
    List<Integer> empty = new ArrayList<>();
    for (String name : BY_WEIGHT) {
      int column = names.indexOf(name);
      if (column >= 0) {
        (isEmpty(all, column) ? empty : filled).add(column);
      }
    }
    filled.addAll(empty);
    for (int column = 0; column < names.size(); column++) {
      if (!filled.contains(column)) {
        filled.add(column);
      }
    }
    return filled;
  }

  private static boolean isEmpty(List<List<String>> all, int column) {
    for (List<String> line : all.subList(1, all.size())) {
      if (line.get(column) != null && !line.get(column).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Takes one from the widest of them; false if none can be narrower. */
  private static boolean narrow(int[] widths, Set<Integer> columns) {
    int widest = columns.iterator().next();
    for (int column : columns) {
      widest = widths[column] > widths[widest] ? column : widest;
    }
    if (widths[widest] <= LEAST_WIDTH) {
      return false;
    }
    widths[widest]--;
    return true;
  }
}
