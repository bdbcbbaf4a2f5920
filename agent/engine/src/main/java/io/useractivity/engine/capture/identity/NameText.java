package io.useractivity.engine.capture.identity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Tells texts that may be a user's name or id from those that are something else. */
final class NameText {

  private static final int LONGEST = 128;

  /** From this length on, letters and digits without a break are a token or a hash. */
  private static final int TOKEN = 24;

  private static final int DIGITS_OF_A_TOKEN = 6;

  /** What a text says that is kept where a user's name might be. */
  private static final Set<String> FLAGS =
      new HashSet<>(
          Arrays.asList(
              "true",
              "false",
              "yes",
              "no",
              "y",
              "n",
              "on",
              "off",
              "ok",
              "in",
              "out",
              "null",
              "none",
              "undefined",
              "nobody",
              "unknown",
              "success",
              "failed",
              "error",
              "anonymous",
              "anonymoususer",
              "0",
              "-1"));

  private static final int LONGEST_FLAG = "anonymoususer".length();

  private NameText() {}

  /** Whether a text says yes or no, or that there is nobody. */
  static boolean isFlag(String text) {
    return text.length() <= LONGEST_FLAG && FLAGS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether a text from a session may be whom it is for. */
  static boolean mayBeAName(String text) {
    int length = text.length();
    if (length > LONGEST || isFlag(text)) {
      return false;
    }
    int digits = 0;
    boolean broken = false;
    boolean letters = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || "<>{}[]\"/;=".indexOf(c) >= 0) {
        return false;
      }
      digits += c >= '0' && c <= '9' ? 1 : 0;
      letters |= Character.isLetterOrDigit(c);
      broken |= c == '@' || c == '.' || c == ' ' || c == '-' || c == '\\';
    }
    return letters && (broken || length < TOKEN || digits < DIGITS_OF_A_TOKEN);
  }

  /** Whether that is nothing but digits: a number of whatever. */
  static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is what an object of no name says, such as {@code User[id=7]}. */
  static boolean isAnObject(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("[]{}()=".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    int at = text.lastIndexOf('@');
    int digits = text.length() - at - 1;
    if (at < 0 || digits < 1 || digits > 8) {
      return false;
    }
    for (int i = at + 1; i < text.length(); i++) {
      if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    int start = at; // of a class's simple name
    while (start > 0 && isOfAName(text.charAt(start - 1))) {
      start--;
    }
    return start < at && start > 0 && text.charAt(start - 1) == '.';
  }

  private static boolean isOfAName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$';
  }
}
