package io.useractivity.engine.store.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An index, wanted or found; immutable. */
public final class TableIndex {

  private final String name;
  private final List<String> columns;
  private final List<String> parts;
  private final boolean unique;
  private final boolean primary;

  /**
   * @param parts columns in their order, as {@code endpoint} or {@code endpoint(191)}
   */
  TableIndex(String name, List<String> parts, boolean unique, boolean primary) {
    this.name = name;
    this.parts = Collections.unmodifiableList(new ArrayList<>(parts));
    List<String> names = new ArrayList<>();
    for (String part : parts) {
      int open = part.indexOf('(');
      names.add(open < 0 ? part : part.substring(0, open));
    }
    this.columns = Collections.unmodifiableList(names);
    this.unique = unique;
    this.primary = primary;
  }

  public String name() {
    return name;
  }

  /** The columns' names in their order. */
  public List<String> columns() {
    return columns;
  }

  public boolean isUnique() {
    return unique;
  }

  public boolean isPrimary() {
    return primary;
  }

  /** Whether whatever is found by the other is found by this one. */
  boolean covers(TableIndex other) {
    return columns.size() >= other.columns.size()
        && columns.subList(0, other.columns.size()).equals(other.columns);
  }

  /** The columns as a statement has them, with the brackets. */
  @Override
  public String toString() {
    return "(" + String.join(", ", parts) + ")";
  }
}
