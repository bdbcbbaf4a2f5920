package io.useractivity.engine.store.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The structure of a table as lines of cells, which an agent can hand to a command too; the first
 * cell says what a line is about.
 */
public final class StructureLines {

  /** Name, type, whether it takes NULL. */
  public static final String COLUMN = "column";

  /** Name, columns, {@code primary}, {@code unique} or nothing. */
  public static final String INDEX = "index";

  /** Name, column, what it refers to, what happens on delete and on update. */
  public static final String KEY = "key";

  private StructureLines() {}

  public static List<List<String>> of(FoundStructure found) {
    List<List<String>> lines = new ArrayList<>();
    for (FoundColumn column : found.table().columns()) {
      lines.add(
          Arrays.asList(
              COLUMN, column.name(), declared(column), column.isNullable() ? "yes" : "no"));
    }
    for (TableIndex index : found.indexes()) {
      lines.add(
          Arrays.asList(INDEX, index.name(), String.join(", ", index.columns()), kind(index)));
    }
    for (ForeignKey key : found.foreignKeys()) {
      lines.add(
          Arrays.asList(
              KEY, key.name(), key.column(), key.parent(), key.onDelete(), key.onUpdate()));
    }
    return lines;
  }

  /** H2 keeps the length beside the type. */
  private static String declared(FoundColumn column) {
    return column.declaration().startsWith("character varying")
        ? "varchar(" + column.maxBytes() + ")"
        : column.declaration();
  }

  private static String kind(TableIndex index) {
    if (index.isPrimary()) {
      return "primary";
    }
    return index.isUnique() ? "unique" : "";
  }
}
