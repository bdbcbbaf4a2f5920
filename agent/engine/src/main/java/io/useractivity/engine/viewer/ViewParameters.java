package io.useractivity.engine.viewer;

import io.useractivity.engine.text.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a request's query, each with its first value that says something; immutable.
 * What is longer or more than any page asks for is left out.
 */
final class ViewParameters {

  private static final int LONGEST_QUERY = 8_192;
  private static final int LONGEST_VALUE = 1_024;

  private final Map<String, String> values;

  private ViewParameters(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Those of a query.
   *
   * @param query as it was sent; may be null
   */
  static ViewParameters of(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    if (query != null && query.length() <= LONGEST_QUERY) {
      QueryParameters each = new QueryParameters(query, StandardCharsets.UTF_8);
      while (each.next()) {
        String value = each.value().trim();
        if (!value.isEmpty() && value.length() <= LONGEST_VALUE) {
          values.putIfAbsent(each.name(), value);
        }
      }
    }
    return new ViewParameters(values);
  }

  /** Null if there is none. */
  String get(String name) {
    return values.get(name);
  }
}
