package io.useractivity.engine.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The configuration's environment variables, named as the keys are. For one reading. */
final class EnvironmentVariables {

  private static final String PREFIX = "USERACTIVITY_";
  private static final String COLUMN_VARIABLE = PREFIX + "COLUMN_";

  private final Map<String, String> environment;
  private final List<String> problems;

  /**
   * @param problems gets a sentence for each variable that is no option
   */
  EnvironmentVariables(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  ConfigurationSource read() {
    ConfigurationSource source = new ConfigurationSource("environment");
    Map<String, String> keysByName = new LinkedHashMap<>();
    keysByName.put(environmentName(ConfigurationSource.CONFIG), ConfigurationSource.CONFIG);
    for (String key : Option.keys()) {
      keysByName.put(environmentName(key), key);
    }
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith(PREFIX)) {
        continue;
      }
      String key = keysByName.get(name);
      if (key == null && name.startsWith(COLUMN_VARIABLE)) {
        key = "column." + name.substring(COLUMN_VARIABLE.length()).toLowerCase(Locale.ROOT);
      }
      if (key == null && isServiceLink(name)) {
        continue;
      }
      if (key == null) {
        String near = nearestVariable(name);
        problems.add(
            "The environment variable "
                + name
                + " is no option of the agent"
                + (near == null
                    ? "; agent/docs/configuration.md lists them."
                    : "; did you mean " + near + "?"));
      } else {
        source.values.put(key, variable.getValue().trim());
      }
    }
    return source;
  }

  /** Without the prefix: with it any two names look alike. */
  private static String nearestVariable(String name) {
    String asKey = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    String near = Nearest.to(asKey, Option.keys());
    return near == null ? null : environmentName(near);
  }

  /** Kubernetes sets these in every container beside services "useractivity", "useractivity-db". */
  private static boolean isServiceLink(String name) {
    String rest = name.substring(PREFIX.length());
    return rest.matches("(.+_)?(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_.*)?)");
  }

  private static String environmentName(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
