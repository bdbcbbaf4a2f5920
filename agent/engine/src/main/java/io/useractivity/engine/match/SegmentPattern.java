package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One segment of a path pattern: literals with wildcards between them, some of which have a name.
 * Immutable.
 *
 * <p>Each literal is taken at its first occurrence, which leaves the most to those behind it; so
 * nothing is ever tried twice.
 */
public final class SegmentPattern {

  /** {@code **}: any number of segments. */
  static final SegmentPattern ANY_NUMBER = new SegmentPattern("**", new String[0], new String[0]);

  private final String text;

  /** One more than wildcards: the first begins the segment, the last ends it. */
  private final String[] literals;

  /** Of each wildcard its variable, null for a plain {@code *}. */
  private final String[] variables;

  private SegmentPattern(String text, String[] literals, String[] variables) {
    this.text = text;
    this.literals = literals;
    this.variables = variables;
  }

  /**
   * @param text such as {@code order-{id}.*}, its braces balanced
   */
  static SegmentPattern parse(String text) throws InvalidValueException {
    if (text.equals("**")) {
      return ANY_NUMBER;
    }
    List<String> literals = new ArrayList<>();
    List<String> variables = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '*' && c != '{') {
        continue;
      }
      literals.add(text.substring(start, i));
      if (c == '*') {
        variables.add(null);
      } else {
        int close = text.indexOf('}', i);
        variables.add(variable(text.substring(i + 1, close)));
        i = close;
      }
      start = i + 1;
    }
    literals.add(text.substring(start));
    return new SegmentPattern(
        text, literals.toArray(new String[0]), variables.toArray(new String[0]));
  }

  private static String variable(String name) throws InvalidValueException {
    if (!isName(name)) {
      throw new InvalidValueException(
          "a path pattern ({"
              + name
              + "} is no variable: its name consists of letters, digits, _, - and dots; {a,b} stands"
              + " for either)");
    }
    return name;
  }

  /** Without a regular expression: frameworks' routes are read while rows are made. */
  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean first = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      boolean later = (c >= '0' && c <= '9') || c == '.' || c == '-';
      if (!first && (i == 0 || !later)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  boolean isLiteral() {
    return this != ANY_NUMBER && variables.length == 0;
  }

  /** Whether any segment matches. */
  boolean isWild() {
    for (String literal : literals) {
      if (!literal.isEmpty()) {
        return false;
      }
    }
    return variables.length > 0;
  }

  /** The variable that says most: the last one; null for none. */
  public String lastVariable() {
    String last = null;
    for (String variable : variables) {
      last = variable == null ? last : variable;
    }
    return last;
  }

  /** Adds its variables' names. */
  void addVariablesTo(List<String> names) {
    for (String variable : variables) {
      if (variable != null) {
        names.add(variable);
      }
    }
  }

  /** Whether a segment is of this form. A variable stands for at least one character. */
  boolean matches(String segment) {
    return matches(segment, null);
  }

  /**
   * @param values takes what the variables stand for; may be null
   */
  boolean matches(String segment, Map<String, String> values) {
    int wildcards = variables.length;
    if (wildcards == 0) {
      return segment.equals(literals[0]);
    }
    int end = segment.length() - literals[wildcards].length();
    if (!segment.startsWith(literals[0]) || !segment.endsWith(literals[wildcards])) {
      return false;
    }
    int at = literals[0].length();
    for (int i = 0; i < wildcards; i++) {
      int least = at + (variables[i] == null ? 0 : 1);
      int next = i == wildcards - 1 ? end : segment.indexOf(literals[i + 1], least);
      if (next < least || next > end) {
        return false;
      }
      if (values != null && variables[i] != null) {
        values.put(variables[i], segment.substring(at, next));
      }
      at = next + literals[i + 1].length();
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
