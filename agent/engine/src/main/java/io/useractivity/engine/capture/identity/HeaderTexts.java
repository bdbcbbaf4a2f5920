package io.useractivity.engine.capture.identity;

import io.useractivity.engine.text.QueryParameters;
import java.util.Enumeration;

/**
 * Values within the texts of a request's first lines. They are read from the texts and not through
 * the container, which might parse, and so fix the encoding, before the application does.
 */
final class HeaderTexts {

  private static final int LONGEST = 16 * 1024;

  private HeaderTexts() {}

  /**
   * A cookie's value (RFC 6265, 4.2); the first of that name.
   *
   * @param lines of the header {@code Cookie}
   */
  static String cookie(Enumeration<?> lines, String name) {
    String value = null;
    while (value == null && lines.hasMoreElements()) {
      value = valueOf((String) lines.nextElement(), name);
    }
    boolean quoted =
        value != null && value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /**
   * A parameter of a query string, decoded as UTF-8; the first of that name.
   *
   * @param query may be null
   * @return null if there is none
   */
  static String parameter(String query, String name) {
    return query == null || query.length() > LONGEST ? null : QueryParameters.first(query, name);
  }

  private static String valueOf(String text, String name) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf(';', from);
      end = end < 0 ? text.length() : end;
      while (from < end && text.charAt(from) == ' ') {
        from++;
      }
      int equals = from + name.length();
      if (equals < end && text.charAt(equals) == '=' && text.startsWith(name, from)) {
        return text.substring(equals + 1, end).trim();
      }
      from = end + 1;
    }
    return null;
  }

  /**
   * The first label of a host with more than two: {@code acme} of {@code acme.example.com:8080}.
   *
   * @param host may be null
   * @return null for addresses, and for {@code www}, which is nobody's
   */
  static String subdomain(String host) {
    if (host == null || host.startsWith("[") || host.length() > 255 + ":65535".length()) {
      return null;
    }
    int colon = host.indexOf(':');
    String name = colon < 0 ? host : host.substring(0, colon);
    int first = name.indexOf('.');
    int last = name.lastIndexOf('.', name.endsWith(".") ? name.length() - 2 : name.length());
    boolean address = last >= 0 && last + 1 < name.length() && isDigit(name.charAt(last + 1));
    if (first <= 0 || first == last || address) {
      return null;
    }
    String label = name.substring(0, first);
    return label.equalsIgnoreCase("www") ? null : label.toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
