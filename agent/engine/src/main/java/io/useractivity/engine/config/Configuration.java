package io.useractivity.engine.config;

import java.io.File;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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

  Configuration(Map<Option<?>, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
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
    return lines;
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
