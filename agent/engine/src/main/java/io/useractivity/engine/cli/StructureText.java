package io.useractivity.engine.cli;

import io.useractivity.engine.store.schema.StructureLines;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The structure of the table that is there, for people and for programs; immutable. */
final class StructureText {

  private final List<List<String>> lines;

  /**
   * @param lines as {@link StructureLines} makes them; others among them are passed over
   */
  StructureText(List<List<String>> lines) {
    this.lines = lines;
  }

  /** What {@code DESCRIBE} and {@code SHOW INDEXES} tell. */
  void print(PrintStream out) {
    print(StructureLines.COLUMN, out, "column", "type", "null");
    print(StructureLines.INDEX, out, "index", "columns", "kind");
    print(StructureLines.KEY, out, "foreign key", "column", "refers to", "on delete", "on update");
  }

  private void print(String about, PrintStream out, String... head) {
    List<List<String>> shown = cells(about);
    if (!shown.isEmpty()) {
      shown.add(0, Arrays.asList(head));
      out.println();
      TextTable.printWhole(shown, out);
    }
  }

  private List<List<String>> cells(String about) {
    List<List<String>> cells = new ArrayList<>();
    for (List<String> line : lines) {
      if (line.get(0).equals(about)) {
        cells.add(line.subList(1, line.size()));
      }
    }
    return cells;
  }

  /** The same as maps and lists. */
  void addTo(Map<String, Object> document) {
    List<Object> columns = new ArrayList<>();
    for (List<String> line : cells(StructureLines.COLUMN)) {
      Map<String, Object> column = named(line, "name", "type");
      column.put("nullable", line.get(2).equals("yes"));
      columns.add(column);
    }
    document.put("columns", columns);
    List<Object> indexes = new ArrayList<>();
    for (List<String> line : cells(StructureLines.INDEX)) {
      Map<String, Object> index = named(line, "name");
      index.put("columns", Arrays.asList(line.get(1).split(", ", -1)));
      index.put("unique", !line.get(2).isEmpty());
      indexes.add(index);
    }
    document.put("indexes", indexes);
    List<Object> keys = new ArrayList<>();
    for (List<String> line : cells(StructureLines.KEY)) {
      keys.add(named(line, "name", "column", "refersTo", "onDelete", "onUpdate"));
    }
    document.put("foreignKeys", keys);
  }

  private static Map<String, Object> named(List<String> cells, String... names) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      named.put(names[i], cells.get(i));
    }
    return named;
  }
}
