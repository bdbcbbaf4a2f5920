package io.useractivity.engine.check;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.RunMode;
import io.useractivity.engine.store.operate.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the configuration says, and where; the rest of its checks is its reading. */
final class ConfigurationProbe {

  private static final String SUBJECT = "configuration";

  private ConfigurationProbe() {}

  static List<Finding> look(Configuration configuration) {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, List<String>> origin : configuration.chosen().entrySet()) {
      findings.add(
          Finding.ok(SUBJECT, origin.getKey() + ": " + String.join(", ", origin.getValue())));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(SUBJECT, "nothing is set: all options have their defaults"));
    }
    for (String warning : configuration.warnings()) {
      findings.add(Finding.warn(SUBJECT, warning, null));
    }
    if (!configuration.get(Option.ENABLED)) {
      findings.add(
          Finding.warn(SUBJECT, "enabled = false: nothing is recorded", "set enabled = true"));
    }
    if (configuration.get(Option.MODE) == RunMode.SHADOW) {
      findings.add(
          Finding.warn(SUBJECT, "mode = shadow: no row is stored", "set mode = record to store"));
    }
    return findings;
  }
}
