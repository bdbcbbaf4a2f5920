package io.useractivity.engine.store.read;

import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.query.TableSummary;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A summary of the table as lines of cells: what the table has, and the last retention if there was
 * one.
 */
final class TableSummaryLines {

  private TableSummaryLines() {}

  static List<List<String>> write(TableSummary summary) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Arrays.asList(text(summary.rows()), text(summary.bytes())));
    LastRun run = summary.retention();
    if (run != null) {
      lines.add(
          Arrays.asList(
              text(run.started()),
              text(run.ended()),
              run.by(),
              run.result(),
              text(run.archived()),
              text(run.deleted())));
    }
    return lines;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  static TableSummary read(List<List<String>> lines) {
    List<String> table = lines.get(0);
    return new TableSummary(
        number(table.get(0)), number(table.get(1)), lines.size() > 1 ? run(lines.get(1)) : null);
  }

  private static LastRun run(List<String> cells) {
    return new LastRun(
        moment(cells.get(0)),
        moment(cells.get(1)),
        cells.get(2),
        cells.get(3),
        number(cells.get(4)),
        number(cells.get(5)));
  }

  private static Long number(String text) {
    return text == null ? null : Long.valueOf(text);
  }

  private static LocalDateTime moment(String text) {
    return text == null ? null : LocalDateTime.parse(text);
  }
}
