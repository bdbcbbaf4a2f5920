package io.useractivity.engine.text;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of texts that come again and again, such as user agents and names of fields: nothing
 * in them has to be looked for twice. The texts are clients', so entries and characters are
 * bounded, and long texts are not kept; what was asked for least lately goes first. For one thread.
 */
public final class RecentTexts {

  /** Longer texts are rarely the same twice. */
  static final int MAX_TEXT_CHARS = 512;

  static final int MAX_ENTRIES = 512;
  static final int MAX_CHARS = 64 * 1024;

  private final Map<String, String> results = new LinkedHashMap<>(16, 0.75f, true);
  private int chars;

  /** What became of that text, null if it is not known. */
  public String get(String text) {
    return text.length() > MAX_TEXT_CHARS ? null : results.get(text);
  }

  /** Remembers what became of a text that is not known. */
  public void put(String text, String result) {
    if (text.length() > MAX_TEXT_CHARS || result.length() > MAX_TEXT_CHARS) {
      return;
    }
    if (results.put(text, result) == null) {
      chars += chars(text, result);
    }
    Iterator<Map.Entry<String, String>> eldest = results.entrySet().iterator();
    while (results.size() > MAX_ENTRIES || chars > MAX_CHARS) {
      Map.Entry<String, String> entry = eldest.next();
      chars -= chars(entry.getKey(), entry.getValue());
      eldest.remove();
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same object takes no room of its own
  private static int chars(String text, String result) {
    return text.length() + (result == text ? 0 : result.length());
  }

  /** How many characters are kept. */
  int chars() {
    return chars;
  }

  /** How many texts are known. */
  int size() {
    return results.size();
  }
}
