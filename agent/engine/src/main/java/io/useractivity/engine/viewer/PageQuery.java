package io.useractivity.engine.viewer;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The query of a link: parameters in their order; immutable. */
final class PageQuery {

  static final PageQuery NONE = new PageQuery(Collections.<String, String>emptyMap());

  private final Map<String, String> values;

  private PageQuery(Map<String, String> values) {
    this.values = values;
  }

  /**
   * The same with another value.
   *
   * @param value null or empty for none
   */
  PageQuery with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    if (value == null || value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new PageQuery(changed);
  }

  PageQuery without(String name) {
    return with(name, null);
  }

  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** With the question mark before it; empty if there is nothing. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> value : values.entrySet()) {
      text.append(text.length() == 0 ? '?' : '&');
      text.append(encoded(value.getKey())).append('=').append(encoded(value.getValue()));
    }
    return text.toString();
  }

  private static String encoded(String text) {
    try {
      return URLEncoder.encode(text, "UTF-8");
    } catch (UnsupportedEncodingException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
