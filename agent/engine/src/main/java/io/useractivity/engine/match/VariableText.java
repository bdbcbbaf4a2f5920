package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import io.useractivity.engine.text.Template;
import java.util.Map;
import java.util.Set;

/** A text with variables, such as {@code Cancel order {id}}; immutable. */
public final class VariableText {

  private final Template template;

  private VariableText(Template template) {
    this.template = template;
  }

  /**
   * Reads a text with variables in braces.
   *
   * @param variables that there are
   */
  public static VariableText parse(String text, Set<String> variables)
      throws InvalidValueException {
    Template template = Template.parse(text);
    for (int i = 1; i < template.parts().size(); i += 2) {
      String variable = template.parts().get(i);
      if (!variables.contains(variable)) {
        throw new InvalidValueException(
            "a text with variables of its .match alone ({"
                + variable
                + "} is none of them"
                + (variables.isEmpty() ? "" : ": {" + String.join("}, {", variables) + "}")
                + ")");
      }
    }
    if (template.isUnclosed()) {
      throw new InvalidValueException("a text (\"{\" misses its closing brace)");
    }
    return new VariableText(template);
  }

  /** Whether it is that text, without variables. */
  public boolean is(String text) {
    return template.parts().size() == 1 && template.parts().get(0).equals(text);
  }

  /**
   * The text with the variables' values.
   *
   * @param values has each of the variables
   */
  public String with(Map<String, String> values) {
    return template.with(values);
  }
}
