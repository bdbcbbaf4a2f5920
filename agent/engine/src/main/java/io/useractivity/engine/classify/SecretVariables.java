package io.useractivity.engine.classify;

import io.useractivity.engine.match.PathPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What paths have for variables with names that tell of a secret, such as {@code {token}}: by any
 * of the patterns that are known, whichever request they are for. For one thread.
 */
final class SecretVariables {

  private final Predicate<String> isSecret;
  private final List<PathPattern> patterns = new ArrayList<>();

  /**
   * @param isSecret whether what a variable of that name stands for is a secret
   */
  SecretVariables(Predicate<String> isSecret) {
    this.isSecret = isSecret;
  }

  void add(PathPattern pattern) {
    if (pattern.isTellingOf(isSecret)) {
      patterns.add(pattern);
    }
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** The secrets in a path, by the names of their variables. */
  Map<String, String> in(String[] path) {
    Map<String, String> secrets = new HashMap<>();
    for (PathPattern pattern : patterns) {
      Map<String, String> values = pattern.values(path);
      int before = path.length - pattern.route().size();
      if (values == null && before > 0) { // routes may be relative to a servlet's path
        values = pattern.values(Arrays.copyOfRange(path, before, path.length));
      }
      if (values != null) {
        secrets.putAll(values);
      }
    }
    secrets.keySet().removeIf(isSecret.negate());
    return secrets;
  }
}
