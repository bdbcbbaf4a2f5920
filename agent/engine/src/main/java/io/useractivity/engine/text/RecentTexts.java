package io.useractivity.engine.text;

import io.useractivity.boundaries.DontInline;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of texts that come again and again, such as user agents and names of fields:
 * nothing in them has to be looked for twice. The texts are clients', so entries and characters are
 * bounded, and long texts are not kept. For one thread.
 *
 * <p>There are two generations: when the young one is full, it becomes the old one, and what is
 * asked for there is young again. So what is asked for stays, at the price of one look; to keep all
 * in the order in which they were asked for last costs more than that for each text.
 *
 * @param <R> what is known of a text; it takes little room unless it is a text too
 */
public final class RecentTexts<R> {

  /** Longer texts are rarely the same twice. */
  static final int MAX_TEXT_CHARS = 512;

  static final int MAX_ENTRIES = 512;
  static final int MAX_CHARS = 64 * 1024;

  private Map<String, R> young = new HashMap<>();
  private Map<String, R> old = new HashMap<>();
  private int youngChars;
  private int oldChars;

  /** What is known of that text, null for nothing. */
  @DontInline
  public R get(String text) {
    if (text.length() > MAX_TEXT_CHARS) {
      return null;
    }
    R result = young.get(text);
    return result == null && !old.isEmpty() ? again(text) : result;
  }

  private R again(String text) {
    R result = old.remove(text);
    if (result != null) {
      oldChars -= chars(text, result);
      put(text, result);
    }
    return result;
  }

  /** Remembers what was found out about a text of which nothing is known. */
  public void put(String text, R result) {
    int chars = chars(text, result);
    if (text.length() > MAX_TEXT_CHARS || chars - text.length() > MAX_TEXT_CHARS) {
      return;
    }
    if (young.size() >= MAX_ENTRIES / 2 || youngChars + chars > MAX_CHARS / 2) {
      old = young;
      oldChars = youngChars;
      young = new HashMap<>();
      youngChars = 0;
    }
    young.put(text, result);
    youngChars += chars;
  }

  @SuppressWarnings("ReferenceEquality") // the same object takes no room of its own
  private static int chars(String text, Object result) {
    boolean another = result != text && result instanceof String;
    return text.length() + (another ? ((String) result).length() : 0);
  }

  /** How many characters are kept. */
  int chars() {
    return youngChars + oldChars;
  }

  /** How many texts are known. */
  int size() {
    return young.size() + old.size();
  }
}
