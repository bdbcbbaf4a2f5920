package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Fields of forms in which component frameworks send their state, or what is typed into components
 * that nobody gave a name: nothing tells which of it is a secret.
 */
final class FormState {

  private static final Set<String> STATES =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "javax.faces.viewstate",
                  "jakarta.faces.viewstate",
                  "com.sun.faces.view",
                  "jsf_state_64",
                  "jsf_tree_64",
                  "jsf_viewid",
                  "org.apache.myfaces.trinidad.faces.state",
                  "__viewstate",
                  "__eventvalidation",
                  "t:formdata",
                  "t:state:client",
                  "v-pushid")));

  private FormState() {}

  /** Whether a field is state by its name alone. */
  static boolean is(String name) {
    return name.length() <= 256
        && (STATES.contains(name.toLowerCase(Locale.ROOT))
            || isArgument(name)
            || isGeneratedByFaces(name));
  }

  /** Whether a field is state in a form with ZK's {@code dtid}: data_0. */
  static boolean isOfZk(String name) {
    return name.startsWith("data_") && isNumber(name, 5, name.length());
  }

  /** DWR's arguments and the objects in them: c0-param0, c0-e1. */
  private static boolean isArgument(String name) {
    int dash = name.indexOf('-');
    if (dash < 2 || name.charAt(0) != 'c' || !isNumber(name, 1, dash)) {
      return false;
    }
    int number = name.startsWith("param", dash + 1) ? dash + 6 : dash + 2;
    return number <= name.length()
        && (number == dash + 6 || name.charAt(dash + 1) == 'e')
        && isNumber(name, number, name.length());
  }

  /** What JSF calls a component without an id: form:j_idt12, j_id_3:j_id_c, j_id1. */
  private static boolean isGeneratedByFaces(String name) {
    String last = name.substring(name.lastIndexOf(':') + 1);
    return last.startsWith("j_id");
  }

  private static boolean isNumber(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Ascii.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return start < end;
  }
}
