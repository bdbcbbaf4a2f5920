package io.useractivity.engine.assemble;

/**
 * The values of {@code for} in {@code Forwarded} (RFC 7239, 4), where a quoted string may hold
 * separators.
 *
 * <p>Quotes, too, are paired from the end. What our proxy has added is well-formed, so each of its
 * strings begins at the first quotation mark to the left that no backslash escapes; one that a
 * client has left open stands further to the left and ends the reading there.
 */
final class ForwardedHops implements Hops {

  private static final String NO_ADDRESS = "";

  private final String header;
  private int end;

  /**
   * @param header may be null
   */
  ForwardedHops(String header) {
    this.header = header;
    this.end = header == null ? -1 : header.length();
  }

  @Override
  public String next() {
    while (end >= 0) {
      int separator = separatorBefore(end);
      if (separator < -1) {
        end = -1;
        return NO_ADDRESS;
      }
      String pair = header.substring(separator + 1, end).trim();
      end = separator;
      if (pair.regionMatches(true, 0, "for=", 0, "for=".length())) {
        return unquoted(pair.substring("for=".length()));
      }
    }
    return null;
  }

  /** Where the comma or semicolon stands; -1 for none, -2 if a quoted string has no beginning. */
  private int separatorBefore(int from) {
    int at = from - 1;
    while (at >= 0) {
      char c = header.charAt(at);
      if (c == ',' || c == ';') {
        return at;
      }
      if (c == '"') {
        at = openingQuoteBefore(at);
        if (at < 0) {
          return -2;
        }
      }
      at--;
    }
    return -1;
  }

  private int openingQuoteBefore(int closing) {
    int at = header.lastIndexOf('"', closing - 1);
    while (at >= 0 && isEscaped(at)) {
      at = header.lastIndexOf('"', at - 1);
    }
    return at;
  }

  private boolean isEscaped(int at) {
    int start = at;
    while (start > 0 && header.charAt(start - 1) == '\\') {
      start--;
    }
    return (at - start) % 2 != 0;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    if (!quoted) {
      return value;
    }
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 1; i < value.length() - 1; i++) {
      if (value.charAt(i) == '\\' && i + 1 < value.length() - 1) {
        i++;
      }
      plain.append(value.charAt(i));
    }
    return plain.toString();
  }
}
