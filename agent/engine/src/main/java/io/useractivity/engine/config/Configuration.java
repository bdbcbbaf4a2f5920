package io.useractivity.engine.config;

import io.useractivity.engine.match.Rule;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
  private final List<Rule> rules;
  private final File file;
  private final List<String> warnings;

  /** As the working directory was at the start: an application may change it (Java 8). */
  private final File dataDirectory;

  /** Null for none. */
  private final File metricsFile;

  /**
   * @param columns what fills further columns of the table, by the column's name
   * @param file that was read, or null
   * @param warnings a sentence for each thing that will not be as it was asked for
   */
  Configuration(
      Map<Option<?>, Entry> entries,
      Map<String, Entry> columns,
      List<Rule> rules,
      File file,
      List<String> warnings) {
    this.warnings = Collections.unmodifiableList(warnings);
    this.entries = Collections.unmodifiableMap(entries);
    this.columns = Collections.unmodifiableMap(columns);
    this.rules = rules;
    this.file = file;
    this.dataDirectory = new File(get(Option.DATA_DIR)).getAbsoluteFile();
    String metrics = get(Option.METRICS_FILE);
    this.metricsFile = metrics == null ? null : new File(metrics).getAbsoluteFile();
  }

  /** A sentence for each thing that will not be as it was asked for. */
  public List<String> warnings() {
    return warnings;
  }

  /** How requests are called; the first rule that matches wins. */
  public List<Rule> rules() {
    return rules;
  }

  /** Whether any rule needs the response's header Location. */
  public boolean asksForLocation() {
    for (Rule rule : rules) {
      if (rule.asksForLocation()) {
        return true;
      }
    }
    return false;
  }

  /** Whether any rule needs the response's media type. */
  public boolean asksForContentType() {
    for (Rule rule : rules) {
      if (rule.asksForContentType()) {
        return true;
      }
    }
    return false;
  }

  /** The file that it was read from, null if there was none. */
  public File file() {
    return file;
  }

  /**
   * The keys of options and columns whose texts another configuration has otherwise, and {@code
   * rule.<name>} for the rules.
   */
  public Set<String> differences(Configuration other) {
    Set<String> keys = new LinkedHashSet<>();
    for (Map.Entry<Option<?>, Entry> entry : entries.entrySet()) {
      if (!entry.getValue().text.equals(other.entries.get(entry.getKey()).text)) {
        keys.add(entry.getKey().key());
      }
    }
    Set<String> names = new TreeSet<>(columns.keySet());
    names.addAll(other.columns.keySet());
    for (String name : names) {
      Entry mine = columns.get(name);
      Entry others = other.columns.get(name);
      if (mine == null || others == null || !mine.text.equals(others.text)) {
        keys.add("column." + name);
      }
    }
    Map<String, Rule> mine = rulesByName();
    Map<String, Rule> others = other.rulesByName();
    Set<String> all = new LinkedHashSet<>(mine.keySet());
    all.addAll(others.keySet());
    boolean same = true;
    for (String name : all) {
      if (!mine.containsKey(name) || !mine.get(name).saysTheSameAs(others.get(name))) {
        keys.add(RuleReader.PREFIX + name);
        same = false;
      }
    }
    if (same && !new ArrayList<>(mine.keySet()).equals(new ArrayList<>(others.keySet()))) {
      keys.add(RuleReader.PREFIX + "* (their order)");
    }
    return keys;
  }

  /** Whether one of the {@link #differences} is about rules. */
  public static boolean isRule(String key) {
    return key.startsWith(RuleReader.PREFIX);
  }

  /** Whether one of the {@link #differences} is put into force while the agent runs. */
  public static boolean isReloadable(String key) {
    Option<?> option = Option.byKey(key);
    return option == null ? isRule(key) : option.isReloadable();
  }

  private Map<String, Rule> rulesByName() {
    Map<String, Rule> byName = new LinkedHashMap<>();
    for (Rule rule : rules) {
      byName.put(rule.name(), rule);
    }
    return byName;
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
    return dataDirectory;
  }

  /** Where the figures are written to, absolute; null if they are not. */
  public File metricsFile() {
    return metricsFile;
  }

  /** One line an option: {@code key = value (origin)}, secrets masked. */
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Option<?>, Entry> entry : entries.entrySet()) {
      Entry of = entry.getValue();
      lines.add(
          entry.getKey().key() + " = " + entry.getKey().shown(of.text) + " (" + of.origin + ")");
    }
    for (Map.Entry<String, Entry> column : columns.entrySet()) {
      Entry of = column.getValue();
      lines.add("column." + column.getKey() + " = " + of.text + " (" + of.origin + ")");
    }
    if (!rules.isEmpty()) {
      lines.add(
          "rules, the first that matches wins: " + rulesByName().keySet() + " (file " + file + ")");
    }
    return lines;
  }

  /** What somebody set, {@code key = value} with secrets masked, by the place where it is set. */
  public Map<String, List<String>> chosen() {
    Map<String, List<String>> byOrigin = new LinkedHashMap<>();
    for (Map.Entry<Option<?>, Entry> entry : entries.entrySet()) {
      Entry of = entry.getValue();
      if (!of.origin.startsWith(DEFAULT_ORIGIN)) {
        String shown = entry.getKey().shown(of.text);
        addChosen(entry.getKey().key() + " = " + shown, of.origin, byOrigin);
      }
    }
    for (Map.Entry<String, Entry> column : columns.entrySet()) {
      Entry of = column.getValue();
      addChosen("column." + column.getKey() + " = " + of.text, of.origin, byOrigin);
    }
    if (!rules.isEmpty()) {
      addChosen("rules " + rulesByName().keySet(), ConfigurationSource.ofFile(file), byOrigin);
    }
    return byOrigin;
  }

  private static void addChosen(String line, String origin, Map<String, List<String>> byOrigin) {
    List<String> lines = byOrigin.get(origin);
    if (lines == null) {
      lines = new ArrayList<>();
      byOrigin.put(origin, lines);
    }
    lines.add(line);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
