package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fields of forms in which component frameworks send their state, or what is typed into components
 * that nobody gave a name: nothing tells which of it is a secret, and nobody can read it.
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
                  "oracle.adf.faces.state",
                  "oracle.adf.view.faces.state",
                  "__viewstate",
                  "__vstate",
                  "__compressedviewstate",
                  "__eventvalidation",
                  "__previouspage",
                  "__fp",
                  "_sourcepage",
                  "wicketstate",
                  "t:formdata",
                  "t:state:client",
                  "v-pushid")));

  /** Fields of flows: a key such as e1s2, or all of the flow's state. */
  private static final Set<String> FLOWS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "execution", "_flowexecutionkey", "flowexecutionkey", "_flowexecutionticket")));

  private static final int MAX_NAME_CHARS = 256;
  private static final int MAX_KEY_CHARS = 64;

  /** What is shorter takes little room. */
  private static final int MIN_BULK_CHARS = 512;

  private static final String ENCODED = "+/=-_.%\r\n";

  /** Where an encoding shows itself. */
  private static final int LOOKED_AT_CHARS = 256;

  /** The field by which ZK's forms are known. */
  static final String ZK_DESKTOP = "dtid";

  private FormState() {}

  /** Whether a field is state by its name, or by what fills it. */
  static boolean is(String name, String value) {
    if (isBulk(value)) {
      return true;
    }
    if (name.length() > MAX_NAME_CHARS) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return isState(lower)
        || (FLOWS.contains(lower) && value.length() > MAX_KEY_CHARS)
        || isArgument(name)
        || isGeneratedByFaces(name);
  }

  /** Whether a name may be that of state, whatever fills it. */
  static boolean isNamed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isState(lower)
        || FLOWS.contains(lower)
        || isArgument(name)
        || isGeneratedByFaces(name)
        || isOfZk(name)
        || name.equals(ZK_DESKTOP);
  }

  /** Perhaps below what a portlet or another container of names puts before it. */
  private static boolean isState(String name) {
    if (STATES.contains(name)) {
      return true;
    }
    int colon = name.lastIndexOf(':');
    String last = name.substring(colon + 1);
    return (colon >= 0 && last.endsWith(".faces.viewstate"))
        || (name.startsWith("__viewstate") && isNumber(name, 11, name.length()));
  }

  /**
   * Whether a text is long and Base64 or the like, letters of both cases and digits without a
   * blank: a state, a file, something encrypted.
   */
  static boolean isBulk(String text) {
    if (text.length() < MIN_BULK_CHARS) {
      return false;
    }
    int prefix = text.startsWith("data:") ? text.lastIndexOf(",", LOOKED_AT_CHARS) + 1 : 0;
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    for (int i = prefix; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Ascii.isAlphanumeric(c) && ENCODED.indexOf(c) < 0) {
        return false;
      }
      if (i < prefix + LOOKED_AT_CHARS) {
        upper |= c >= 'A' && c <= 'Z';
        lower |= c >= 'a' && c <= 'z';
        digit |= Ascii.isDigit(c);
      }
    }
    return upper && lower && digit;
  }

  /** What stands for it. */
  static Map<String, Object> size(int chars) {
    return Collections.singletonMap("size", chars);
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
