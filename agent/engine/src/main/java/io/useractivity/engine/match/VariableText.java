package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text with variables, such as {@code Cancel order {id}}; immutable. */
public final class VariableText {

  /** Literals, and between any two of them a variable. */
  private final List<String> parts;

  private VariableText(List<String> parts) {
    this.parts = parts;
  }

  /**
   * Reads a text with variables in braces.
   *
   * @param variables that there are
   */
  public static VariableText parse(String text, Set<String> variables)
      throws InvalidValueException {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new InvalidValueException("a text (\"{\" misses its closing brace)");
      }
      String variable = text.substring(open + 1, close);
      if (!variables.contains(variable)) {
        throw new InvalidValueException(
            "a text with variables of its .match alone ({"
                + variable
                + "} is none of them"
                + (variables.isEmpty() ? "" : ": {" + String.join("}, {", variables) + "}")
                + ")");
      }
      parts.add(text.substring(from, open));
      parts.add(variable);
      from = close + 1;
    }
    parts.add(text.substring(from));
    return new VariableText(parts);
  }

  /**
   * The text with the variables' values.
   *
   * @param values has each of the variables
   */
  public String with(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : values.get(parts.get(i)));
    }
    return text.toString();
  }
}
