package io.useractivity.engine.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A text with placeholders that are still to be filled, such as {@code {region}-{id}}. What one has
 * been filled with is never taken for a placeholder itself. Immutable.
 */
public final class UnfilledText {

  /** Literals at even indexes, names of placeholders at odd ones. */
  private final List<String> parts;

  private UnfilledText(List<String> parts) {
    this.parts = parts;
  }

  /** Whether the text has anything to fill. */
  public static boolean hasPlaceholder(String text) {
    int open = text.indexOf('{');
    return open >= 0 && text.indexOf('}', open) >= 0;
  }

  /**
   * Fills what can be filled now.
   *
   * @param values answers the text for a placeholder's name, or null
   * @return a {@code String} if that is everything, else an {@code UnfilledText} with the rest
   */
  public static Object fill(String text, Function<String, String> values) {
    if (text.startsWith("{") && text.indexOf('}') == text.length() - 1) { // as nearly always
      String value = values.apply(text.substring(1, text.length() - 1).trim());
      if (value != null) {
        return value;
      }
    }
    return parse(text).fill(values);
  }

  private static UnfilledText parse(String text) {
    List<String> parts = new ArrayList<>(Template.parse(text).parts());
    for (int i = 1; i < parts.size(); i += 2) {
      parts.set(i, parts.get(i).trim());
    }
    return new UnfilledText(parts);
  }

  /**
   * Fills what can be filled now.
   *
   * @param values answers the text for a placeholder's name, or null
   * @return a {@code String} if that is everything, else an {@code UnfilledText} with the rest
   */
  public Object fill(Function<String, String> values) {
    List<String> left = new ArrayList<>(parts.size());
    StringBuilder literal = new StringBuilder(parts.get(0));
    for (int i = 1; i < parts.size(); i += 2) {
      String value = values.apply(parts.get(i));
      if (value == null) {
        left.add(literal.toString());
        left.add(parts.get(i));
        literal.setLength(0);
      } else {
        literal.append(value);
      }
      literal.append(parts.get(i + 1));
    }
    if (left.isEmpty()) {
      return literal.toString();
    }
    left.add(literal.toString());
    return new UnfilledText(Collections.unmodifiableList(left));
  }

  /** With the names of the placeholders in braces. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : "{" + parts.get(i) + "}");
    }
    return text.toString();
  }
}
