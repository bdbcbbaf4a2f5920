package io.useractivity.engine.config;

import java.io.File;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The effective configuration; immutable, and shows no secret. */
public final class Configuration {

  /** An option's effective text, what it means, and who said so. */
  static final class Entry {

    final String text;
    final Object value;
    final String origin;

    Entry(String text, Object value, String origin) {
      this.text = text;
      this.value = value;
      this.origin = origin;
    }
  }

  static final String DEFAULT_ORIGIN = "default";

  private final Map<Option<?>, Entry> entries;
  private final Map<String, Entry> columns;

  /**
   * @param columns what fills further columns of the table, by the column's name
   */
  Configuration(Map<Option<?>, Entry> entries, Map<String, Entry> columns) {
    this.entries = Collections.unmodifiableMap(entries);
    this.columns = Collections.unmodifiableMap(columns);
  }

  /** What fills further columns of the table, by the column's name. */
  public Map<String, ColumnSource> columns() {
    Map<String, ColumnSource> sources = new TreeMap<>();
    for (Map.Entry<String, Entry> column : columns.entrySet()) {
      sources.put(column.getKey(), (ColumnSource) column.getValue().value);
    }
    return sources;
  }

  /** The option's value; null only for texts that nobody set. */
  @SuppressWarnings("unchecked") // The entry was parsed by this very option.
  public <T> T get(Option<T> option) {
    return (T) entries.get(option).value;
  }

  /** Whether rows go to the embedded database because no address was given. */
  public boolean isEmbedded() {
    return get(Option.JDBC_URL) == null;
  }

  /** The directory of the agent's own files, absolute; it need not exist yet. */
  public File dataDirectory() {
    return new File(get(Option.DATA_DIR)).getAbsoluteFile();
  }

  /** One line an option: {@code key = value (origin)}, secrets masked. */
  public List<String> summary() {
    List<String> lines = new java.util.ArrayList<>();
    for (Map.Entry<Option<?>, Entry> entry : entries.entrySet()) {
      Entry of = entry.getValue();
      lines.add(
          entry.getKey().key() + " = " + entry.getKey().shown(of.text) + " (" + of.origin + ")");
    }
    for (Map.Entry<String, Entry> column : columns.entrySet()) {
      Entry of = column.getValue();
      lines.add("column." + column.getKey() + " = " + of.text + " (" + of.origin + ")");
    }
    return lines;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
