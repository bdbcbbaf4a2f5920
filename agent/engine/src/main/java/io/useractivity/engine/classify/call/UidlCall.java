package io.useractivity.engine.classify.call;

/**
 * Vaadin before 7.1: the security key, and behind it what has changed: value, component, variable
 * and type of each. Components are counted, unless the application has given them a debug id.
 */
final class UidlCall {

  private static final String ADDRESS = "/UIDL";
  private static final String DEBUG_ID = "PID_S";
  private static final char BURST = '\u001d';
  private static final char VARIABLE = '\u001e';
  private static final char FIELD = '\u001f';

  private UidlCall() {}

  /**
   * Of several variables the last, which the others have made ready: typed first, then clicked. A
   * request without any asks for the page, or whether it has changed.
   *
   * @return null if it is no call of Vaadin's
   */
  static Call of(String path, String body) {
    if (!path.endsWith(ADDRESS) && !path.endsWith(ADDRESS + '/')) {
      return null;
    }
    int start = Math.max(body.lastIndexOf(BURST), body.lastIndexOf(VARIABLE)) + 1;
    int value = body.indexOf(FIELD, start);
    int component = value < 0 ? -1 : body.indexOf(FIELD, value + 1);
    int variable = component < 0 ? -1 : body.indexOf(FIELD, component + 1);
    if (variable < 0) {
      return Call.ofComponent("UIDL", null).asReading();
    }
    String changed = PlainName.of(body.substring(component + 1, variable));
    String of = ofDebugId(body.substring(value + 1, component));
    String text = changed == null ? "UIDL" : changed;
    return Call.ofComponent(of == null ? text : of + '.' + text, of);
  }

  /** Null for a component that is known by a number alone. */
  private static String ofDebugId(String component) {
    return component.startsWith(DEBUG_ID)
        ? PlainName.of(component.substring(DEBUG_ID.length()))
        : null;
  }
}
