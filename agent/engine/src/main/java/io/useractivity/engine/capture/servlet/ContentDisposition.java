package io.useractivity.engine.capture.servlet;

/**
 * A part's header {@code Content-Disposition} (RFC 7578, 4.2), read as far as it tells files from
 * fields: by a parameter {@code filename} or {@code filename*} (RFC 6266, 4.3), and not by a field
 * that is called so.
 */
final class ContentDisposition {

  private final String header;
  private int at;

  private ContentDisposition(String header) {
    this.header = header;
    this.at = header.indexOf(';');
  }

  /**
   * Whether a file is meant, if only one that nobody has chosen.
   *
   * @param header may be null or malformed
   */
  static boolean namesFile(String header) {
    return header != null && new ContentDisposition(header).hasFileName();
  }

  private boolean hasFileName() {
    while (at >= 0 && at < header.length()) {
      int start = at + 1;
      int end = start;
      while (end < header.length() && header.charAt(end) != '=' && header.charAt(end) != ';') {
        end++;
      }
      if (end < header.length() && header.charAt(end) == '=' && isFileName(start, end)) {
        return true;
      }
      at = endOfParameter(end);
    }
    return false;
  }

  private boolean isFileName(int start, int end) {
    String name = header.substring(start, end).trim();
    return name.equalsIgnoreCase("filename") || name.equalsIgnoreCase("filename*");
  }

  /** The next semicolon that does not stand within quotes; the header's end if there is none. */
  private int endOfParameter(int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++; // what it escapes is neither
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return header.length();
  }
}
