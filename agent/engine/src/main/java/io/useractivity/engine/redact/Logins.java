package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;

/**
 * Finds a password by the user before it: {@code scott/tiger@host}, as Oracle's tools take it, and
 * the short options of command lines, {@code curl -u bob:abc} and {@code mysql -pabc}. Each place
 * takes a bounded number of steps.
 */
final class Logins {

  private static final int MAX_CHARS = 64;

  private static final String[] OPTIONS = {"-u", "-U", "--user", "--proxy-user"};

  private static final String[] COMMANDS = {"mysql", "mariadb", "sshpass"};

  private Logins() {}

  /**
   * {@code scott/tiger@host}.
   *
   * @param slash where the slash stands
   * @return where the {@code @} stands, or -1
   */
  static int endOfOracle(String text, int slash) {
    int user = slash;
    while (user > 0 && slash - user <= MAX_CHARS && isUser(text.charAt(user - 1))) {
      user--;
    }
    boolean begins =
        user == 0
            || " \t\n\"'=(,".indexOf(text.charAt(user - 1)) >= 0
            || text.startsWith("thin:", user - 5)
            || text.startsWith("oci:", user - 4);
    if (user == slash || !begins || !Character.isLetter(text.charAt(user))) {
      return -1;
    }
    int at = -1;
    int end = slash + 1;
    while (end < text.length() && end - slash <= MAX_CHARS && isWord(text.charAt(end))) {
      if (text.charAt(end) == '@') {
        at = end;
      } else if (text.charAt(end) == '/') {
        break;
      }
      end++;
    }
    return at > slash + 1 && isHost(text, at + 1) ? at : -1;
  }

  private static boolean isUser(char c) {
    return Ascii.isAlphanumeric(c) || c == '_' || c == '$' || c == '#';
  }

  private static boolean isWord(char c) {
    return c > ' ' && "\"'<>,;".indexOf(c) < 0;
  }

  /** And not a version, as in {@code actions/checkout@v4}. */
  private static boolean isHost(String text, int at) {
    char first = at < text.length() ? text.charAt(at) : ' ';
    char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (Ascii.isDigit(first)) {
      return isAddress(text, at);
    }
    boolean version = first == 'v' && Ascii.isDigit(second);
    return first == '/'
        || first == '('
        || first == '['
        || (Ascii.isAlphanumeric(first) && !version && !text.startsWith("sha256", at));
  }

  private static boolean isAddress(String text, int at) {
    int dots = 0;
    for (int i = at; i < text.length() && i - at < 15; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (!Ascii.isDigit(c)) {
        break;
      }
    }
    return dots == 3;
  }

  /**
   * Where the password begins of an option that begins at a hyphen, or -1.
   *
   * @param at a hyphen at the beginning of a word
   */
  static int startOfOption(String text, int at) {
    for (String option : OPTIONS) {
      if (text.startsWith(option, at)) {
        int user = skipBlankOrQuote(text, at + option.length());
        int colon = user;
        while (colon < text.length() && colon - user <= MAX_CHARS && isUserOfOption(text, colon)) {
          colon++;
        }
        boolean named = colon > user && colon < text.length() && text.charAt(colon) == ':';
        boolean follows = user > at + option.length() || option.length() == 2;
        if (named && follows && !text.startsWith("://", colon)) {
          return colon + 1;
        }
      }
    }
    return text.startsWith("-p", at) && isAfterCommand(text, at) ? startOfPassword(text, at) : -1;
  }

  private static boolean isUserOfOption(String text, int at) {
    char c = text.charAt(at);
    return Ascii.isAlphanumeric(c) || "._-@\\+".indexOf(c) >= 0;
  }

  private static int skipBlankOrQuote(String text, int at) {
    int i = at;
    while (i < text.length() && i - at < 4 && " ='\"".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static int startOfPassword(String text, int at) {
    boolean separate = text.startsWith(" ", at + 2);
    boolean sshpass = text.substring(Math.max(0, at - 16), at).contains("sshpass");
    return separate && !sshpass ? -1 : at + (separate ? 3 : 2);
  }

  /** Whether one of the commands that take a password so stands shortly before. */
  private static boolean isAfterCommand(String text, int at) {
    String before = text.substring(Math.max(0, at - 4 * MAX_CHARS), at);
    for (String command : COMMANDS) {
      if (before.contains(command)) {
        return true;
      }
    }
    return false;
  }

  /** Where the password of an option ends: with its word, or with the quotes around it. */
  static int endOfOption(String text, int start) {
    int i = start;
    char quote = text.charAt(start - 1);
    boolean own = false;
    if (start < text.length() && isQuote(text.charAt(start))) {
      quote = text.charAt(start);
      own = true;
      i++;
    } else if (!isQuote(quote)) {
      quote = openQuote(text, start);
    }
    while (i < text.length() && (isQuote(quote) ? text.charAt(i) != quote : text.charAt(i) > ' ')) {
      i++;
    }
    return own && i < text.length() ? i + 1 : i;
  }

  /** The quote that the user before the password stands in, a blank for none. */
  private static char openQuote(String text, int start) {
    for (int i = start - 1; i >= 0 && start - i <= MAX_CHARS; i--) {
      char c = text.charAt(i);
      if (isQuote(c)) {
        return c;
      }
      if (c <= ' ') {
        break;
      }
    }
    return ' ';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
