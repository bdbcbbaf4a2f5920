package io.useractivity.engine.text;

import java.nio.charset.Charset;

/**
 * Goes through the parameters of a query string or of a form, from the first to the last, and
 * decodes those that are asked for. Empty pairs are passed over. For one thread.
 */
public final class QueryParameters {

  private final String encoded;
  private final Charset charset;
  private int start;
  private int equals;
  private int end = -1;

  /**
   * @param encoded bytes as ISO-8859-1, or characters
   * @param charset of what is percent-encoded
   */
  public QueryParameters(String encoded, Charset charset) {
    this.encoded = encoded;
    this.charset = charset;
  }

  /**
   * The first value of a parameter of a query that says something: forms may have a hidden field of
   * the same name without a value before it.
   *
   * @param query may be null
   * @param name decoded
   * @return null if there is none that is not empty
   */
  public static String first(String query, String name) {
    int from = 0;
    while (query != null && from < query.length()) {
      int to = endOf(query, from);
      int nameEnd = nameEnd(query, from, to);
      if (nameEnd + 1 < to && isName(query, from, nameEnd, name)) {
        return PercentDecoder.query(query.substring(nameEnd + 1, to));
      }
      from = to + 1;
    }
    return null;
  }

  /** Goes on to the next parameter; false if there is none. */
  public boolean next() {
    do {
      start = end + 1;
      if (start >= encoded.length()) {
        return false;
      }
      end = endOf(encoded, start);
    } while (end == start);
    equals = nameEnd(encoded, start, end);
    return true;
  }

  /** Whether nothing follows: of a text that was cut this one may be incomplete. */
  public boolean isAtEnd() {
    return end == encoded.length();
  }

  /** The parameter's name, decoded. */
  public String name() {
    return PercentDecoder.form(encoded.substring(start, equals), charset);
  }

  /** The parameter's value, decoded; empty for none. */
  public String value() {
    return equals == end ? "" : PercentDecoder.form(encoded.substring(equals + 1, end), charset);
  }

  private static int endOf(String encoded, int start) {
    int ampersand = encoded.indexOf('&', start);
    return ampersand < 0 ? encoded.length() : ampersand;
  }

  /** Looks no further than the pair: one text of many names without values stays linear. */
  private static int nameEnd(String encoded, int start, int end) {
    int i = start;
    while (i < end && encoded.charAt(i) != '=') {
      i++;
    }
    return i;
  }

  /** Other names are not even copied. */
  private static boolean isName(String encoded, int start, int end, String name) {
    for (int i = start; i < end; i++) {
      char c = encoded.charAt(i);
      if (c == '%' || c == '+' || c > 0x7f) {
        return PercentDecoder.query(encoded.substring(start, end)).equals(name);
      }
    }
    return end - start == name.length() && encoded.startsWith(name, start);
  }
}
