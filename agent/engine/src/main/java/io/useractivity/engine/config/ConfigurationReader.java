package io.useractivity.engine.config;

import io.useractivity.engine.files.PathName;
import io.useractivity.engine.match.Rule;
import io.useractivity.engine.text.InvalidValueException;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Gathers the configuration from its sources, highest first: agent argument, system properties,
 * environment, file, defaults. For one thread at a time.
 */
public final class ConfigurationReader {

  /** The file that is read when none is named, beside the agent JAR. */
  public static final String DEFAULT_FILE = "user-activity.properties";

  private static final String PROPERTY_PREFIX = "useractivity.";

  /** A file beside the application is not to grow unattended. */
  private static final Configuration.Entry EMBEDDED_RETENTION =
      new Configuration.Entry("30", 30, "default of the embedded database");

  private final Map<String, String> environment;
  private final Properties systemProperties;
  private final File jarDirectory;
  private final List<String> problems = new ArrayList<>();
  private final Expansion expansion;

  /**
   * @param jarDirectory where {@value #DEFAULT_FILE} is looked for when no file is named
   */
  public ConfigurationReader(
      Map<String, String> environment, Properties systemProperties, File jarDirectory) {
    this.environment = environment;
    this.systemProperties = systemProperties;
    this.jarDirectory = jarDirectory;
    this.expansion = new Expansion(environment, problems);
  }

  /**
   * Reads all sources.
   *
   * @param argument a file's path, {@code key=value,key=value}, or null
   * @throws ConfigurationException if any source holds an unknown key or a value that can't be used
   */
  public Configuration read(String argument) throws ConfigurationException {
    problems.clear();
    List<ConfigurationSource> sources = new ArrayList<>();
    sources.add(fromArgument(argument == null ? "" : argument.trim()));
    sources.add(fromSystemProperties());
    sources.add(new EnvironmentVariables(environment, problems).read());
    File path = findFile(sources);
    ConfigurationSource file = path == null ? null : new ConfigurationFile(problems).read(path);
    if (file != null) {
      sources.add(file);
    }
    tellUnknownKeys(sources);
    Map<Option<?>, Configuration.Entry> entries = new LinkedHashMap<>();
    for (Option<?> option : Option.all()) {
      entries.put(option, effective(option, sources));
    }
    if (isUnset(entries.get(Option.JDBC_URL)) && isUnset(entries.get(Option.RETENTION_DAYS))) {
      entries.put(Option.RETENTION_DAYS, EMBEDDED_RETENTION);
    }
    Map<String, Configuration.Entry> columns = columns(sources);
    boolean ruled = file != null && !file.rules.isEmpty();
    List<Rule> rules = ruled ? rules(file) : Collections.<Rule>emptyList();
    List<String> warnings = new ArrayList<>();
    new UnusablePaths(entries).tell(problems, warnings);
    tellBothArchives(entries.get(Option.ARCHIVE_DIR), entries.get(Option.ARCHIVE_TABLE));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(new ArrayList<>(problems));
    }
    return new Configuration(entries, columns, rules, path, warnings);
  }

  private void tellBothArchives(Configuration.Entry directory, Configuration.Entry table) {
    if (directory.value != null && table.value != null) {
      problems.add(
          "Both archive.dir ("
              + directory.origin
              + ") and archive.table ("
              + table.origin
              + ") are set; old rows go to files or to a table, so leave one of the two unset.");
    }
  }

  private void tellUnknownKeys(List<ConfigurationSource> sources) {
    for (ConfigurationSource source : sources) {
      for (String key : source.values.keySet()) {
        if (key.startsWith(RuleReader.PREFIX)) {
          problems.add(
              "Rules come from the configuration file alone, not from the "
                  + source.name
                  + " ("
                  + key
                  + ").");
        } else if (Option.byKey(key) == null
            && !key.equals(ConfigurationSource.CONFIG)
            && !isColumn(key)) {
          problems.add(unknown(key, source.name));
        }
      }
    }
  }

  private List<Rule> rules(ConfigurationSource file) {
    Map<String, String> expanded = new LinkedHashMap<>();
    for (Map.Entry<String, String> rule : file.rules.entrySet()) {
      expanded.put(rule.getKey(), expansion.expand(rule.getKey(), rule.getValue(), file.name));
    }
    return new RuleReader(file.name, problems).read(expanded);
  }

  private static boolean isColumn(String key) {
    // The expression takes a JVM that starts milliseconds, so it is for those that may match.
    return key.startsWith("column.") && key.matches("column\\.[A-Za-z0-9_]+");
  }

  /** {@code column.NAME = SOURCE}, of the highest source that has it. */
  private Map<String, Configuration.Entry> columns(List<ConfigurationSource> sources) {
    Map<String, Configuration.Entry> columns = new TreeMap<>();
    for (ConfigurationSource source : sources) {
      for (Map.Entry<String, String> value : source.values.entrySet()) {
        String key = value.getKey();
        String name = key.substring(key.indexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (isColumn(key) && !columns.containsKey(name)) {
          String text = expansion.expand(key, value.getValue(), source.name);
          columns.put(name, column(key, text, source.name));
        }
      }
    }
    return columns;
  }

  private Configuration.Entry column(String key, String text, String origin) {
    ColumnSource parsed = null;
    try {
      parsed = ColumnSource.parse(text, environment);
    } catch (InvalidValueException e) {
      problems.add(key + " = " + text + " (" + origin + ") is not " + e.getMessage() + ".");
    }
    return new Configuration.Entry(text, parsed, origin);
  }

  private static boolean isUnset(Configuration.Entry entry) {
    return entry.origin.equals(Configuration.DEFAULT_ORIGIN);
  }

  private ConfigurationSource fromArgument(String argument) {
    ConfigurationSource source = new ConfigurationSource("agent argument");
    if (argument.isEmpty()) {
      return source;
    }
    int equals = argument.indexOf('=');
    String first = equals < 0 ? "" : argument.substring(0, equals).trim();
    boolean isFile = equals < 0 || first.indexOf('/') >= 0 || first.indexOf('\\') >= 0;
    if (isFile) {
      source.values.put(ConfigurationSource.CONFIG, argument);
      return source;
    }
    for (String part : splitBeforeKnownKeys(argument)) {
      int at = part.indexOf('=');
      if (at < 0) {
        problems.add("\"" + part + "\" in the agent argument is not of the form key=value.");
        continue;
      }
      source.values.put(part.substring(0, at).trim(), part.substring(at + 1).trim());
    }
    return source;
  }

  /** A value may hold commas (source lists do), so a comma separates only before a known key. */
  private static List<String> splitBeforeKnownKeys(String argument) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int comma = argument.indexOf(','); comma >= 0; comma = argument.indexOf(',', comma + 1)) {
      int equals = argument.indexOf('=', comma);
      String next = equals < 0 ? "" : argument.substring(comma + 1, equals).trim();
      // A misspelt key is no part of the value before it either.
      boolean isKey =
          Option.byKey(next) != null
              || next.equals(ConfigurationSource.CONFIG)
              || isColumn(next)
              || (next.matches("[a-z][a-z-]*(\\.[a-z-]+)+")
                  && Nearest.to(next, Option.keys()) != null);
      if (isKey) {
        parts.add(argument.substring(start, comma));
        start = comma + 1;
      }
    }
    parts.add(argument.substring(start));
    return parts;
  }

  private ConfigurationSource fromSystemProperties() {
    ConfigurationSource source = new ConfigurationSource("system property");
    // stringPropertyNames copies: the application may be writing to them meanwhile.
    for (String name : systemProperties.stringPropertyNames()) {
      if (name.startsWith(PROPERTY_PREFIX)) {
        source.values.put(
            name.substring(PROPERTY_PREFIX.length()), systemProperties.getProperty(name).trim());
      }
    }
    return source;
  }

  private File findFile(List<ConfigurationSource> higher) {
    for (ConfigurationSource source : higher) {
      String path = source.values.get(ConfigurationSource.CONFIG);
      if (path != null) {
        File file = new File(path).getAbsoluteFile();
        if (!file.exists() || file.isDirectory()) {
          String obstacle = PathName.obstacle(file.getPath());
          problems.add(
              "The configuration file "
                  + file
                  + " ("
                  + source.name
                  + ") does not exist"
                  + (obstacle == null ? "." : ": " + obstacle + "."));
          return null;
        }
        return file;
      }
    }
    File beside = new File(jarDirectory, DEFAULT_FILE);
    return beside.isFile() ? beside : null;
  }

  private static String unknown(String key, String sourceName) {
    String near = Nearest.to(key, Option.keys());
    return "Unknown option \""
        + key
        + "\" ("
        + sourceName
        + ")"
        + (near == null
            ? "; agent/docs/configuration.md lists the options."
            : "; did you mean " + near + "?");
  }

  private Configuration.Entry effective(Option<?> option, List<ConfigurationSource> sources) {
    for (ConfigurationSource source : sources) {
      String text = source.values.get(option.key());
      if (text != null) {
        return parsed(option, expansion.expand(option.key(), text, source.name), source.name);
      }
    }
    return parsed(option, option.defaultText(), Configuration.DEFAULT_ORIGIN);
  }

  private Configuration.Entry parsed(Option<?> option, String text, String origin) {
    try {
      return new Configuration.Entry(text, option.parse(text), origin);
    } catch (InvalidValueException e) {
      problems.add(
          option.key()
              + " = "
              + option.shown(text)
              + " ("
              + origin
              + ") is not "
              + e.getMessage()
              + (e.getMessage().endsWith("?") ? "" : "."));
      return new Configuration.Entry(text, null, origin);
    }
  }
}
