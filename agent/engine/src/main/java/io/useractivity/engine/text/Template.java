package io.useractivity.engine.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A text with names in it that stand for something, such as {@code Cancel order {id}}; immutable.
 */
public final class Template {

  private static final char CLOSING = '}';

  private final List<String> parts;
  private final boolean unclosed;

  private Template(List<String> parts, boolean unclosed) {
    this.parts = Collections.unmodifiableList(parts);
    this.unclosed = unclosed;
  }

  /** Reads a text with names in braces. */
  public static Template parse(String text) {
    return parse(text, "{");
  }

  /**
   * Reads a text with names.
   *
   * @param opening what begins a name, which a closing brace ends
   */
  public static Template parse(String text, String opening) {
    List<String> parts = new ArrayList<>(3);
    int from = 0;
    while (true) {
      int open = text.indexOf(opening, from);
      int close = open < 0 ? -1 : text.indexOf(CLOSING, open);
      if (close < 0) {
        parts.add(text.substring(from));
        return new Template(parts, open >= 0);
      }
      parts.add(text.substring(from, open));
      parts.add(text.substring(open + opening.length(), close));
      from = close + 1;
    }
  }

  /** Literals at even indexes, also empty ones, and between any two of them a name. */
  public List<String> parts() {
    return parts;
  }

  /** Whether the last opening has no end: it is part of the last literal then. */
  public boolean isUnclosed() {
    return unclosed;
  }

  /**
   * The text with the names' values.
   *
   * @param values has each of the names
   */
  public String with(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : values.get(parts.get(i)));
    }
    return text.toString();
  }
}
