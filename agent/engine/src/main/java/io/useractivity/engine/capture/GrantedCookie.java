package io.useractivity.engine.capture;

import java.util.Collection;

/**
 * Tells a cookie by which its client will be known from now on, such as CAS's ticket-granting
 * cookie or a token, from those of sessions and settings.
 */
final class GrantedCookie {

  private static final int LONGEST_NAME = 100;

  private static final String[] NAMES = {
    "tgc", "castgc", "ticket", "token", "jwt", "auth", "remember", "sso", "ltpa"
  };

  /** Against forged requests: given to anybody. */
  private static final String[] OTHERS = {"csrf", "xsrf", "forgery", "verif", "author", "state"};

  private GrantedCookie() {}

  /**
   * Whether one is.
   *
   * @param lines of the header {@code Set-Cookie}, null for none
   */
  static boolean isAmong(Collection<?> lines) {
    if (lines == null || lines.isEmpty()) {
      return false;
    }
    for (Object line : lines) {
      if (line instanceof String && is((String) line)) {
        return true;
      }
    }
    return false;
  }

  /** A cookie that is taken back has no value, or ends at once. */
  private static boolean is(String line) {
    int equals = line.indexOf('=');
    int semicolon = line.indexOf(';');
    int end = semicolon < 0 ? line.length() : semicolon;
    boolean named = equals > 0 && equals <= LONGEST_NAME && equals < end;
    if (!named || !hasAny(line, equals, NAMES) || hasAny(line, equals, OTHERS)) {
      return false;
    }
    String value = line.substring(equals + 1, end);
    return !value.isEmpty()
        && !value.equals("\"\"")
        && !value.equals("deleteMe") // Shiro's
        && indexOf(line, end, line.length(), "max-age=0") < 0
        && indexOf(line, end, line.length(), "01-jan-1970") < 0
        && indexOf(line, end, line.length(), "01 jan 1970") < 0;
  }

  private static boolean hasAny(String line, int end, String[] words) {
    for (String word : words) {
      if (indexOf(line, 0, end, word) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static int indexOf(String line, int from, int to, String word) {
    for (int i = from; i + word.length() <= to; i++) {
      if (line.regionMatches(true, i, word, 0, word.length())) {
        return i;
      }
    }
    return -1;
  }
}
