package io.useractivity.engine.assemble;

/**
 * The addresses of {@code X-Forwarded-For}. No quotes: a quotation mark is a character like others,
 * so that no client can hide behind one what our proxy has added.
 */
final class XForwardedForHops implements Hops {

  private final String header;
  private int end;

  /**
   * @param header may be null
   */
  XForwardedForHops(String header) {
    this.header = header;
    this.end = header == null ? -1 : header.length();
  }

  @Override
  public String next() {
    while (end >= 0) {
      int comma = header.lastIndexOf(',', end - 1);
      String hop = header.substring(comma + 1, end).trim();
      end = comma;
      if (!hop.isEmpty()) {
        return hop;
      }
    }
    return null;
  }
}
