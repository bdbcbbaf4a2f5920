package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;
import java.util.Map;

/**
 * What a GraphQL document calls its variables by: in {@code login(password: $p)} the variable
 * {@code p} is a password. The work is linear in the document.
 */
final class GraphQlVariables {

  private GraphQlVariables() {}

  /**
   * Hides the variables that are given for arguments and fields of sensitive names.
   *
   * @param document as it came
   */
  static void hide(Map<String, Object> variables, String document, FieldTexts texts) {
    for (int i = document.indexOf('$'); i >= 0; i = document.indexOf('$', i + 1)) {
      int end = i + 1;
      while (end < document.length() && isNameChar(document.charAt(end))) {
        end++;
      }
      String variable = document.substring(i + 1, end);
      String name = variables.containsKey(variable) ? nameBefore(document, i) : "";
      if (texts.isSensitive(name)) {
        variables.put(variable, texts.hide(name, variables.get(variable)));
      }
    }
  }

  /** What stands before a colon and a variable; empty for none. */
  private static String nameBefore(String document, int variable) {
    int colon = beforeBlanks(document, variable);
    while (colon > 0 && document.charAt(colon - 1) == '[') {
      colon = beforeBlanks(document, colon - 1);
    }
    if (colon == 0 || document.charAt(colon - 1) != ':') {
      return "";
    }
    int end = beforeBlanks(document, colon - 1);
    int start = end;
    while (start > 0 && isNameChar(document.charAt(start - 1))) {
      start--;
    }
    return document.substring(start, end);
  }

  private static int beforeBlanks(String document, int from) {
    int i = from;
    while (i > 0 && document.charAt(i - 1) <= ' ') {
      i--;
    }
    return i;
  }

  private static boolean isNameChar(char c) {
    return c == '_' || Ascii.isAlphanumeric(c);
  }
}
