package io.useractivity.engine.redact;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Finds values by the names before them in texts of any kind, such as messages: {@code
 * password=abc}, {@code token: 'abc'}, {@code "pin":"1"} with escaped quotes or percent-escapes or
 * without, {@code ;jsessionid=abc}, {@code --api-key abc}.
 *
 * <p>One pass from left to right: what a value takes is not looked at again, and names are looked
 * up by their last {@link #MAX_NAME_CHARS} characters. So the work is linear in the text. For one
 * thread.
 */
final class NamedValues {

  private static final int MAX_NAME_CHARS = 64;
  private static final int MAX_GAP_CHARS = 8;

  private final SensitiveNames names;
  private final String text;
  private final Edit edit;

  private static final int MAX_NAMING_CHARS = 16;
  private static final int MAX_CHARS_TO_NAMED = 256;

  private static final Set<String> NAMING =
      new HashSet<>(
          Arrays.asList(
              "name",
              "key",
              "field",
              "fieldname",
              "property",
              "parameter",
              "param",
              "header",
              "attribute",
              "column",
              "columnname",
              "label",
              "path"));

  private static final Set<String> NAMED =
      new HashSet<>(
          Arrays.asList(
              "value", "val", "values", "content", "newvalue", "oldvalue", "rejectedvalue"));

  private int nameStart;
  private int nameEnd = -1;
  private int depth;
  private final PlainValues values;

  /** What a value is that stands before {@link #namedUntil}, as a field before it says. */
  private String secretName;

  private int namedUntil = -1;

  private NamedValues(SensitiveNames names, String text, Edit edit) {
    this.names = names;
    this.text = text;
    this.edit = edit;
    this.values = new PlainValues(text);
  }

  /** The text without values of such names; the same object if there are none. */
  static String redact(SensitiveNames names, String text) {
    return mayHaveValues(text) ? new NamedValues(names, text, new Edit(text)).redact() : text;
  }

  /** The same of a text in which what separates names from values is escaped. */
  static String redactEscaped(SensitiveNames names, String text) {
    FoldedText folded = FoldedText.of(text);
    return new NamedValues(names, folded.toString(), new Edit(text, folded)).redact();
  }

  /** Most texts have nothing that could follow a name. */
  private static boolean mayHaveValues(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' || c == ':' || c == '%' || PlainValues.isQuote(c)) {
        return true;
      }
    }
    return text.contains("--");
  }

  private String redact() {
    int i = 0;
    while (i < text.length()) {
      i = step(i);
    }
    return edit.result();
  }

  /** Looks at one character, or at one value; where to go on. */
  private int step(int at) {
    char c = text.charAt(at);
    if (c == '(' || c == '{' || c == '[') {
      depth++;
    } else if ((c == ')' || c == '}' || c == ']') && depth > 0) {
      depth--;
    }
    if (PlainValues.isNamePart(c)) {
      if (nameEnd != at) {
        nameStart = at;
      }
      nameEnd = at + 1;
      return at + 1;
    }
    int separator = separatorLength(at, c);
    if (separator > 0 && isNameBefore(at)) {
      return valueAfter(at, separator, c == '%');
    }
    if (c == ' ' && nameEnd == at && isNameWithoutSeparator(at)) {
      return valueAfter(at, 1, false);
    }
    return c == '%' && isEscape(at) ? at + 3 : at + 1;
  }

  private boolean isEscape(int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  /** {@code =}, {@code :}, {@code =>}, {@code :=} or an escape of the first two; 0 for none. */
  private int separatorLength(int at, char c) {
    if (c == '=' || c == ':') {
      boolean arrow = at + 1 < text.length() && text.charAt(at + 1) == (c == '=' ? '>' : '=');
      return arrow ? 2 : 1;
    }
    if (c != '%') {
      return 0;
    }
    int escape = text.startsWith("%25", at) ? at + 3 : at + 1; // escaped twice
    boolean separator =
        text.regionMatches(true, escape, "3D", 0, 2)
            || text.regionMatches(true, escape, "3A", 0, 2);
    return separator ? escape + 2 - at : 0;
  }

  private boolean isNameBefore(int at) {
    if (nameEnd < 0 || at - nameEnd > MAX_GAP_CHARS) {
      return false;
    }
    for (int i = nameEnd; i < at; i++) {
      char c = text.charAt(i);
      if (c == '%' && isEscape(i)) {
        i += 2;
      } else if (c != ' ' && c != '\\' && !PlainValues.isQuote(c)) {
        return false;
      }
    }
    return true;
  }

  /** {@code --password abc} and {@code password 'abc'}. */
  private boolean isNameWithoutSeparator(int space) {
    boolean option = text.startsWith("--", nameStart);
    int next = space + 1;
    boolean quoted = next < text.length() && PlainValues.isQuote(text.charAt(next));
    // "Duplicate entry 'x' for key 'users.name'" is what databases say.
    return option || (quoted && !text.startsWith("key", Math.max(nameStart, nameEnd - 3)));
  }

  private String name() {
    return text.substring(Math.max(nameStart, nameEnd - MAX_NAME_CHARS), nameEnd);
  }

  private int valueAfter(int at, int separatorLength, boolean escaped) {
    int value = at + separatorLength;
    String name = name();
    char next = value < text.length() ? text.charAt(value) : ' ';
    boolean named = at < namedUntil && NAMED.contains(word(name));
    while (value < text.length() && (text.charAt(value) == ' ' || text.charAt(value) == '\t')) {
      value++;
    }
    String told = secretNamedBy(name, value);
    if (told != null) {
      secretName = names.stricter(value < namedUntil ? secretName : null, told);
      namedUntil = value + MAX_CHARS_TO_NAMED;
    }
    if (!(named || names.contains(name)) || isTypeOrHost(name, at, next)) {
      return at + separatorLength;
    }
    int end = end(value, name, text.charAt(at), escaped);
    if (end > value && names.hides(named ? secretName : name, withoutQuotes(value, end))) {
      edit.redact(value, end);
    }
    nameEnd = -1;
    return end;
  }

  /** A value as it would stand in a field. */
  private String withoutQuotes(int value, int end) {
    int start = value;
    int stop = end;
    while (start < stop && isWrapping(text.charAt(start))) {
      start++;
    }
    while (stop > start && isWrapping(text.charAt(stop - 1))) {
      stop--;
    }
    return text.substring(start, stop);
  }

  private static boolean isWrapping(char c) {
    return c <= ' ' || c == '\\' || PlainValues.isQuote(c);
  }

  /** What secret it is in {@code name=password}, after which {@code value=abc} is its value. */
  private String secretNamedBy(String name, int value) {
    if (!NAMING.contains(word(name))) {
      return null;
    }
    int start = value;
    while (start < text.length() && start - value < 4 && "\\\"'".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < text.length()
        && end - start < MAX_NAME_CHARS
        && PlainValues.isNamePart(text.charAt(end))) {
      end++;
    }
    String secret = text.substring(start, end);
    return names.contains(secret) ? secret : null;
  }

  /** A short name in lower case without brackets before it, else nothing. */
  private static String word(String name) {
    int start = 0;
    while (start < name.length() && !Character.isLetter(name.charAt(start))) {
      start++;
    }
    return name.length() - start > MAX_NAMING_CHARS
        ? ""
        : name.substring(start).toLowerCase(Locale.ROOT);
  }

  /** {@code BadCredentialsException: ...} and {@code auth.example.com:8443} name no values. */
  private boolean isTypeOrHost(String name, int at, char next) {
    if (text.charAt(at) != ':') {
      return false;
    }
    return name.endsWith("Exception")
        || name.endsWith("Error")
        || (name.indexOf('.') >= 0 && next >= '0' && next <= '9')
        || text.startsWith("://", at);
  }

  private int end(int value, String name, char separator, boolean escaped) {
    int quote = value;
    while (quote < text.length() && text.charAt(quote) == '\\') {
      quote++;
    }
    if (quote < text.length() && PlainValues.isQuote(text.charAt(quote))) {
      return quoteEnd(quote, quote - value);
    }
    if (isEscapedQuote(value)) {
      int close = text.indexOf(text.substring(value, value + 3), value + 3);
      return close < 0 ? text.length() : close + 3;
    }
    boolean listed = separator == ':';
    if (value < text.length() && (text.charAt(value) == '{' || text.charAt(value) == '[')) {
      int end = structureEnd(value, backslashesBeforeQuote());
      return values.isInner(end) ? values.wordEnd(end, listed, false, escaped, depth) : end;
    }
    if ((separator == ':' || depth > 0) && isHeaderOfMany(name)) {
      return lineEnd(value);
    }
    boolean words = separator != ' ' && names.isForChosenSecrets(name);
    int end = values.wordEnd(value, listed, words, escaped, depth);
    if (Secrets.isScheme(text.substring(value, end)) && text.startsWith(" ", end)) {
      end = values.wordEnd(end + 1, listed, words, escaped, depth);
    }
    return end;
  }

  private boolean isEscapedQuote(int at) {
    return text.startsWith("%22", at) || text.startsWith("%27", at);
  }

  /**
   * Behind the quote that closes.
   *
   * @param escapes how many backslashes stand before the quote that opens: as many stand before the
   *     one that closes, and more before those within
   */
  private int quoteEnd(int open, int escapes) {
    char quote = closing(text.charAt(open));
    int opened = escapes == 0 ? quotesAt(open, text.charAt(open)) : 1;
    if (opened == 2 && !values.isInner(open + 2)) {
      return open + 2; // nothing
    }
    int backslashes = 0;
    for (int i = open + opened; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote && closes(backslashes, escapes)) {
        int quotes = escapes == 0 ? quotesAt(i, quote) : 1;
        if (opened == 1 && quotes == 2) { // one that is doubled, as in SQL
          i++;
        } else if (quotes >= opened) {
          return i + quotes;
        }
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return text.length();
  }

  /** How many quotes stand there, up to three. */
  private int quotesAt(int at, char quote) {
    int count = 1;
    while (count < 3 && at + count < text.length() && text.charAt(at + count) == quote) {
      count++;
    }
    return count;
  }

  private static char closing(char open) {
    switch (open) {
      case '\u201c':
        return '\u201d';
      case '\u2018':
        return '\u2019';
      default:
        return open;
    }
  }

  private static boolean closes(int backslashes, int escapes) {
    return escapes == 0 ? backslashes % 2 == 0 : backslashes <= escapes;
  }

  private int backslashesBeforeQuote() {
    int count = 0;
    while (nameEnd + count < text.length() && text.charAt(nameEnd + count) == '\\') {
      count++;
    }
    return count;
  }

  /** Behind the bracket that closes, brackets in quotes not counted; the end if none does. */
  private int structureEnd(int open, int escapes) {
    int nested = 0;
    int backslashes = 0;
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && closes(backslashes, escapes)) {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        nested++;
      } else if (!quoted && (c == '}' || c == ']')) {
        nested--;
        if (nested == 0) {
          return i + 1;
        }
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return text.length();
  }

  /** Their values have separators of all kinds in them. */
  private static boolean isHeaderOfMany(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("cookie") || lower.endsWith("authorization");
  }

  /** The end of the line, or of the quotes that the whole header stands in. */
  private int lineEnd(int value) {
    char before = nameStart == 0 ? '\n' : text.charAt(nameStart - 1);
    char quote = PlainValues.isQuote(before) ? before : '\n';
    int i = value;
    while (i < text.length() && "\r\n}".indexOf(text.charAt(i)) < 0 && text.charAt(i) != quote) {
      i++;
    }
    return i;
  }
}
