package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;
import java.util.Locale;

/**
 * Finds secrets by what they look like, whatever name they stand under: JSON Web Tokens, PEM
 * blocks, what follows Bearer or Basic, user and password in an address, tokens of well-known
 * issuers, card numbers and IBANs.
 *
 * <p>One pass from left to right. At each place a scanner either takes a range, which is not looked
 * at again, or gives up after a bounded number of characters: so the work is linear in the text.
 */
final class Secrets {

  private static final int MIN_JOSE_CHARS = 16;
  private static final int MIN_BEARER_CHARS = 6;
  private static final int MIN_ISSUED_CHARS = 16;

  /** A token without a digit in so many characters is none: looked at no further. */
  private static final int MAX_CHARS_TO_A_DIGIT = 64;

  private static final int MAX_BASIC_CHARS = 1_024;
  private static final int MAX_USER_INFO_CHARS = 256;

  /** The alphabet, and that of URLs with its last two characters in their places. */
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final String PEM_BEGIN = "-----BEGIN";
  private static final String PEM_END = "-----END";
  private static final String PEM_LINE = "-----";

  /** How tokens begin that their issuers made recognisable, as they document it. */
  private static final String[] ISSUED = {
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "xoxa-",
    "xoxb-",
    "xoxp-",
    "xoxr-",
    "xoxs-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "rk_test_",
    "whsec_",
    "sk-",
    "AKIA",
    "ASIA",
    "AIza",
    "ya29.",
    "npm_",
    "pypi-",
    "dop_v1_",
    "shpat_",
    "SG.",
    "hf_",
  };

  private static final String ISSUED_FIRSTS = "gxrswAynpdSh";

  private static final String[] TICKETS = {"ST-", "PT-", "TGT-", "PGT-", "PGTIOU-"};
  private static final int MAX_TICKET_DIGITS = 12;
  private static final int MIN_TICKET_CHARS = 8;

  private static final String[] SCHEMES = {"bearer", "basic", "negotiate"};

  private Secrets() {}

  /** The text without its secrets; the same object if there are none. */
  static String redact(String text) {
    Edit edit = null; // made when there is one: most texts have none
    int i = 0;
    while (i < text.length()) {
      int start = i;
      int end = -1;
      char c = text.charAt(i);
      if (c == '-') {
        end = pem(text, i);
        if (end < 0 && (i == 0 || " \t\n\"'[,(".indexOf(text.charAt(i - 1)) >= 0)) {
          start = Logins.startOfOption(text, i);
          end = start < 0 ? -1 : Logins.endOfOption(text, start);
        }
      } else if (c == '/') {
        end = Logins.endOfOracle(text, i);
        start = i + 1;
      } else if (CardNumber.isDigit(text, i)) {
        end = beginsDigits(text, i) ? CardNumber.end(text, i) : -1;
      } else if (c == ':') {
        end = userInfo(text, i);
        start = end < 0 ? i : i + 3;
      } else if (Ascii.isAlphanumeric(c) && isAtWordStart(text, i)) {
        end = word(text, i, c);
        if (end < 0 && "bBnN".indexOf(c) >= 0) {
          end = scheme(text, i);
          start = end < 0 ? i : afterScheme(text, i);
        }
      }
      if (end < 0) {
        i++;
      } else {
        edit = edit == null ? new Edit(text) : edit;
        edit.redact(start, end);
        i = end;
      }
    }
    return edit == null ? text : edit.result();
  }

  /** Where a secret ends that begins here, or -1. */
  private static int word(String text, int at, char first) {
    int end = jose(text, at);
    if (end < 0 && ISSUED_FIRSTS.indexOf(first) >= 0) {
      end = issued(text, at);
    }
    if (end < 0 && (first == 'S' || first == 'P' || first == 'T')) {
      end = ticket(text, at);
    }
    return end < 0 ? Iban.end(text, at) : end;
  }

  /** A JSON object in base64, as every JSON Web Token begins: <code>{"</code> is {@code eyJ}. */
  private static int jose(String text, int at) {
    if (!text.startsWith("ey", at) || at + 2 == text.length() || !isIToL(text.charAt(at + 2))) {
      return -1;
    }
    int end = at;
    while (end < text.length() && isToken(text.charAt(end))) {
      end++;
    }
    return end - at < MIN_JOSE_CHARS ? -1 : end;
  }

  private static boolean isIToL(char c) {
    return c >= 'I' && c <= 'L';
  }

  private static int issued(String text, int at) {
    for (String prefix : ISSUED) {
      if (text.startsWith(prefix, at)) {
        int start = at + prefix.length();
        int end = start;
        boolean digit = false;
        while (end < text.length() && isToken(text.charAt(end))) {
          digit |= Character.isDigit(text.charAt(end));
          end++;
          if (!digit && end - start == MAX_CHARS_TO_A_DIGIT) {
            return -1;
          }
        }
        // A long word with hyphens is a word: sk-and-so-on.
        return digit && end - start >= MIN_ISSUED_CHARS ? end : -1;
      }
    }
    return -1;
  }

  /** What CAS issues: {@code ST-12-aBcDeFgH-host}; its protocol names the prefixes. */
  private static int ticket(String text, int at) {
    for (String prefix : TICKETS) {
      if (text.startsWith(prefix, at)) {
        int digits = at + prefix.length();
        int i = digits;
        while (i < text.length()
            && i - digits < MAX_TICKET_DIGITS
            && Ascii.isDigit(text.charAt(i))) {
          i++;
        }
        if (i == digits || i == text.length() || text.charAt(i) != '-') {
          return -1;
        }
        int end = i;
        while (end < text.length() && isToken(text.charAt(end))) {
          end++;
        }
        return end - i > MIN_TICKET_CHARS ? end : -1;
      }
    }
    return -1;
  }

  private static int scheme(String text, int at) {
    int token = afterScheme(text, at);
    if (token < 0) {
      return -1;
    }
    int end = token;
    while (end < text.length() && isToken(text.charAt(end))) {
      end++;
    }
    boolean basic = text.regionMatches(true, at, "basic", 0, 5);
    boolean secret =
        basic ? isUserAndPassword(text.substring(token, end)) : end - token >= MIN_BEARER_CHARS;
    return secret ? end : -1;
  }

  /** Where the token of an authentication scheme begins, or -1 if there is no such scheme. */
  private static int afterScheme(String text, int at) {
    for (String scheme : SCHEMES) {
      if (text.regionMatches(true, at, scheme, 0, scheme.length())) {
        int token = at + scheme.length();
        int after = token;
        while (after < text.length() && isSpace(text, after)) {
          after += text.charAt(after) == '%' ? 3 : 1;
        }
        return after == token ? -1 : after;
      }
    }
    return -1;
  }

  private static boolean isSpace(String text, int at) {
    char c = text.charAt(at);
    return c == ' ' || c == '\t' || c == '+' || text.startsWith("%20", at);
  }

  /** {@code Basic information} is no secret. */
  private static boolean isUserAndPassword(String base64) {
    if (base64.length() > MAX_BASIC_CHARS) {
      return true;
    }
    int bits = 0;
    int count = 0;
    for (int i = 0; i < base64.length(); i++) {
      int sextet = BASE64.indexOf(base64.charAt(i));
      if (sextet < 0) {
        return false;
      }
      bits = bits << 6 | sextet % 64;
      count += 6;
      if (count >= 8) {
        count -= 8;
        if ((bits >> count & 0xff) == ':') {
          return true;
        }
      }
    }
    return false;
  }

  /** Certificates too: a block is long, and says nothing to whoever reads a trail. */
  private static int pem(String text, int at) {
    if (!text.startsWith(PEM_BEGIN, at)) {
      return -1;
    }
    int footer = text.indexOf(PEM_END, at + PEM_BEGIN.length());
    if (footer < 0) {
      return text.length();
    }
    int end = text.indexOf(PEM_LINE, footer + PEM_END.length());
    return end < 0 ? text.length() : end + PEM_LINE.length();
  }

  /** {@code ://user:password@}: where the {@code @} stands, or -1. */
  private static int userInfo(String text, int at) {
    if (!text.startsWith("://", at)) {
      return -1;
    }
    int end = -1;
    boolean named = false; // whether a password may have begun, in which signs stand unescaped
    boolean port = true;
    for (int i = at + 3; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        end = i;
        named = false;
      } else if (c == ':' && end < 0) {
        named = true;
        port = true;
      } else if (c <= ' ' || c == '"' || c == '<' || (i - at > MAX_USER_INFO_CHARS && end < 0)) {
        break;
      } else if (c == '/' || c == '?' || c == '#') {
        if (!named || port) {
          break;
        }
      } else {
        port &= Ascii.isDigit(c);
      }
    }
    return end;
  }

  /** Letters may stand before them, as in the tracks of a magnetic stripe. */
  private static boolean beginsDigits(String text, int at) {
    return !CardNumber.isDigit(text, at - 1) || isAtWordStart(text, at);
  }

  private static boolean isAtWordStart(String text, int at) {
    return at == 0
        || !Ascii.isAlphanumeric(text.charAt(at - 1))
        || (at >= 3 && text.charAt(at - 3) == '%' && isEscape(text, at - 3));
  }

  private static boolean isEscape(String text, int at) {
    return Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  /** RFC 7235's token68, and the dots and escapes that it may come with. */
  private static boolean isToken(char c) {
    return Ascii.isAlphanumeric(c) || "-._~+/=%".indexOf(c) >= 0;
  }

  /** Whether a text is a scheme's name, whose secret is the next word. */
  static boolean isScheme(String word) {
    switch (word.toLowerCase(Locale.ROOT)) {
      case "bearer":
      case "basic":
      case "negotiate":
      case "ntlm":
      case "digest":
      case "token":
      case "apikey":
        return true;
      default:
        return false;
    }
  }
}
