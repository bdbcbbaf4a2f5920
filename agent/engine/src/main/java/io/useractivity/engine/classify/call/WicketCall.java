package io.useractivity.engine.classify.call;

import io.useractivity.engine.classify.RequestFields;
import io.useractivity.engine.text.Ascii;

/**
 * Wicket: {@code ?3-1.ILinkListener-users-5-delete}, without the listener from Wicket 7 on, and
 * {@code ?wicket:interface=:3:users:5:delete::ILinkListener::} before 1.5. Pages and rows have
 * numbers.
 */
final class WicketCall {

  private WicketCall() {}

  /** What is called; null if it is no component of Wicket's. */
  static Call of(RequestFields fields) {
    String old = fields.parameter("wicket:interface");
    if (old != null) {
      return ofInterface(old);
    }
    for (String name : fields.parameterNames()) {
      Call call = ofPage(name);
      if (call != null) {
        return call;
      }
    }
    return null;
  }

  /** Page, dash, how often it was rendered, dot, listener with its behaviour, dash, components. */
  private static Call ofPage(String name) {
    int dash = digits(name, 0);
    int dot = dash < name.length() && name.charAt(dash) == '-' ? digits(name, dash + 1) : 0;
    if (dot <= dash + 1 || dot >= name.length() || name.charAt(dot) != '.') {
      return null;
    }
    int components = name.indexOf('-', dot);
    if (components < 0) {
      return null;
    }
    int end = dot + 1;
    while (end < components && Character.isLetter(name.charAt(end))) {
      end++;
    }
    return call(name.substring(dot + 1, end), PlainName.path(unescaped(name, components), '-'));
  }

  /** Dashes of components are written as tildes. */
  private static String unescaped(String name, int from) {
    return name.substring(from).replace('~', '_');
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Page map, page, components, and after an empty one the version and the listener. */
  private static Call ofInterface(String value) {
    int end = value.indexOf("::");
    int page = value.indexOf(':', 1);
    if (page < 0 || end <= page) {
      return null;
    }
    int listener = end + 2;
    int after = value.indexOf(':', listener);
    String type = after < 0 ? "" : value.substring(listener, after);
    return call(type, PlainName.path(value.substring(page, end), ':'));
  }

  private static Call call(String listener, String path) {
    if (path == null) {
      return null;
    }
    String type = PlainName.of(listener);
    return Call.ofComponent(type == null ? path : path + ' ' + type, PlainName.lastName(path))
        .about(PlainName.listOf(path));
  }
}
