package io.useractivity.engine.config;

import io.useractivity.engine.files.FileFailure;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Reads a properties file in UTF-8: options, and rules in their order. For one reading. */
final class ConfigurationFile {

  private final List<String> problems;

  /**
   * @param problems gets a sentence for each line that can have no effect
   */
  ConfigurationFile(List<String> problems) {
    this.problems = problems;
  }

  /** {@code Properties} forgets the order of its lines, and that there was another before. */
  private static final class Lines extends Properties {

    private static final long serialVersionUID = 1L;

    final transient Map<String, String> inOrder = new LinkedHashMap<>();
    final transient Set<String> repeated = new LinkedHashSet<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      if (inOrder.put((String) key, ((String) value).trim()) != null) {
        repeated.add((String) key);
      }
      return super.put(key, value);
    }
  }

  ConfigurationSource read(File file) {
    ConfigurationSource source = new ConfigurationSource(ConfigurationSource.ofFile(file));
    Lines lines = new Lines();
    try {
      lines.load(new StringReader(Utf8File.content(file)));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          "The configuration file " + file + " cannot be read: " + FileFailure.reason(e) + ".");
    }
    for (Map.Entry<String, String> line : lines.inOrder.entrySet()) {
      String key = line.getKey();
      if (key.startsWith(RuleReader.PREFIX)) {
        source.rules.put(key, line.getValue());
      } else if (!key.equals(ConfigurationSource.CONFIG)) {
        source.values.put(key, line.getValue());
      } else {
        problems.add(
            "\"config\" in " + source.name + " has no effect: a file does not name another one.");
      }
    }
    for (String key : lines.repeated) {
      if (key.startsWith(RuleReader.PREFIX)) {
        problems.add(
            key
                + " stands twice in "
                + source.name
                + "; each rule needs a name of its own, and a list of patterns has commas.");
      }
    }
    return source;
  }
}
