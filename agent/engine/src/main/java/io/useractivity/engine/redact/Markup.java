package io.useractivity.engine.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds secrets in XML and HTML within texts: what lies in an element with a sensitive name, or in
 * one that has it in an attribute, such as {@code <input name="password" value="abc">}.
 *
 * <p>A tag is read up to the next {@code <}, and what lies in an element goes as a whole: so the
 * work is linear in the text. For one thread.
 */
final class Markup {

  private static final int MAX_NAME_CHARS = 64;

  /** Attributes that tell what another one, or the element, holds. */
  private static final Set<String> NAMING =
      set("name", "key", "id", "field", "property", "param", "type", "attribute", "header");

  private static final Set<String> NAMED =
      set("value", "val", "content", "data", "text", "default");

  private final SensitiveNames names;
  private final String text;
  private final Edit edit;

  /** Of the tag that was read last: where each value of {@link #NAMED} begins and ends. */
  private final List<int[]> values = new ArrayList<>(0);

  /** What the attributes say that it holds; null if that is no secret. */
  private String secretName;

  private boolean isEmpty;

  private Markup(SensitiveNames names, String text, Edit edit) {
    this.names = names;
    this.text = text;
    this.edit = edit;
  }

  private static Set<String> set(String... names) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
  }

  /** The text without them; the same object if there are none. */
  static String redact(SensitiveNames names, String text) {
    return text.indexOf('<') < 0 ? text : new Markup(names, text, new Edit(text)).redact();
  }

  /** The same of a text whose tags are escaped. */
  static String redactEscaped(SensitiveNames names, String text) {
    FoldedText folded = FoldedText.of(text);
    return new Markup(names, folded.toString(), new Edit(text, folded)).redact();
  }

  private String redact() {
    int at = text.indexOf('<');
    while (at >= 0) {
      at = text.indexOf('<', element(at));
    }
    return edit.result();
  }

  /** Looks at the element that may begin there; where to go on. */
  private int element(int at) {
    int nameEnd = nameEnd(at + 1);
    String name = text.substring(at + 1, nameEnd);
    if (name.isEmpty()) {
      return at + 1;
    }
    int content = tagEnd(nameEnd);
    String local = name.substring(name.indexOf(':') + 1);
    boolean namesSecret = secretName != null;
    String secret = names.contains(local) ? names.stricter(secretName, local) : secretName;
    if (secret == null || content < 0) {
      return at + 1;
    }
    for (int[] value : values) {
      redact(secret, value[0], value[1]);
    }
    boolean holdsNothing = isEmpty || name.equalsIgnoreCase("input") || name.equals("meta");
    if (holdsNothing) {
      return content;
    }
    int close = text.indexOf("</" + name, content);
    boolean closed = close >= 0 || !namesSecret;
    int end = close < 0 ? text.length() : close;
    if (closed && end > content) {
      redact(secret, content, end);
      return end;
    }
    return content;
  }

  private void redact(String secret, int start, int end) {
    if (names.hides(secret, text.substring(start, end).trim())) {
      edit.redact(start, end);
    }
  }

  private int nameEnd(int from) {
    int end = from;
    while (end < text.length() && end - from < MAX_NAME_CHARS && isName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
  }

  /** Reads attributes; behind the {@code >}, or -1 if there is none before the next tag. */
  private int tagEnd(int from) {
    values.clear();
    secretName = null;
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '>') {
        isEmpty = text.charAt(i - 1) == '/';
        return i + 1;
      }
      if (c == '<') {
        return -1;
      }
      i = isName(c) ? attribute(i) : i + 1;
    }
    return -1;
  }

  private int attribute(int at) {
    int nameEnd = at;
    while (nameEnd < text.length() && isName(text.charAt(nameEnd))) {
      nameEnd++;
    }
    int equals = skipBlanks(nameEnd);
    if (equals == text.length() || text.charAt(equals) != '=') {
      return nameEnd;
    }
    int value = skipBlanks(equals + 1);
    int end = valueEnd(value);
    boolean quoted = end > value && isQuote(text.charAt(value));
    boolean closed = quoted && end - value > 1 && text.charAt(end - 1) == text.charAt(value);
    String inner = text.substring(quoted ? value + 1 : value, closed ? end - 1 : end);
    String name =
        FieldName.of(text.substring(at, Math.min(nameEnd, at + MAX_NAME_CHARS))).letters();
    if (NAMING.contains(name)) {
      boolean secret = inner.length() <= MAX_NAME_CHARS && names.contains(inner);
      secretName = secret ? names.stricter(secretName, inner) : secretName;
    } else if (NAMED.contains(name) && !inner.isEmpty()) {
      values.add(new int[] {quoted ? value + 1 : value, closed ? end - 1 : end});
    }
    return end;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** Behind the quote that closes; no value goes beyond the next tag. */
  private int valueEnd(int value) {
    if (value == text.length()) {
      return value;
    }
    char quote = text.charAt(value);
    int i = isQuote(quote) ? value + 1 : value;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isQuote(quote) && c == quote) {
        return i + 1;
      }
      boolean ends = c <= ' ' || c == '>' || text.startsWith("/>", i);
      if (c == '<' || (!isQuote(quote) && ends)) {
        return i;
      }
      i++;
    }
    return i;
  }
}
