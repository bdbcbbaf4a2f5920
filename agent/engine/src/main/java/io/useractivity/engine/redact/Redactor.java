package io.useractivity.engine.redact;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.text.Ascii;
import io.useractivity.engine.text.Cut;
import io.useractivity.engine.text.PercentDecoder;
import io.useractivity.engine.text.RecentTexts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts: by the name that a value stands under, and by what it looks like. The
 * work is linear in the text. For one thread.
 */
public final class Redactor {

  /** What is looked at of a text of which a row holds much less. */
  public static final int MAX_LOOKED_AT = 4_096;

  /** A card's number has a digit more, and every other secret that its looks tell. */
  private static final int MAX_WORD_CHARS = 12;

  /** A secret that begins so shortly before the end of what is looked at may not be recognised. */
  private static final int UNSURE_CHARS = 64;

  private final SensitiveNames names;
  private final UserPatterns patterns;
  private final RecentTexts<String> texts = new RecentTexts<>();
  private final RecentTexts<String> values = new RecentTexts<>();
  private final RecentTexts<String> paths = new RecentTexts<>();
  private final RecentTexts<Boolean> ordinary = new RecentTexts<>();

  /**
   * @param names further names whose values are secrets, such as {@code birthday} or {@code
   *     *income*}
   * @param excepted names whose values are none although a name within them is
   * @param values regular expressions of further secrets
   */
  public Redactor(Collection<String> names, Collection<String> excepted, List<Pattern> values) {
    this.names = new SensitiveNames(names, excepted);
    this.patterns = new UserPatterns(values);
  }

  SensitiveNames names() {
    return names;
  }

  /** Whether a name of a secret is that name or stands within it. */
  public boolean isSensitive(String name) {
    return names.contains(name);
  }

  /**
   * Whether a field's name says nothing of its value, nor of any other field's, and is stored as it
   * is: so nothing else need be asked of it.
   */
  boolean isOrdinary(String name) {
    Boolean known = ordinary.get(name);
    if (known == null) {
      known =
          names.secrecy(name) == Secrecy.NONE
              && !FieldSiblings.mayTell(name)
              && !FormState.isNamed(name)
              && text(name).equals(name);
      ordinary.put(name, known);
    }
    return known;
  }

  /** Whether a value must never be stored under a name. */
  public boolean hides(String name, String value) {
    return names.hides(name, value);
  }

  /** Nothing hidden yet, for one row. */
  public HiddenValues hidesNothing() {
    return new HiddenValues(names::isForChosenSecrets);
  }

  /** Whether a name stands before a secret because the user says so, and would not by default. */
  public boolean isSensitiveToTheUser(String name) {
    return names.contains(name) && !names.containsByDefault(name);
  }

  /** Whether a name stands before a secret by default, and the user says that it does not. */
  public boolean isExcepted(String name) {
    return !names.contains(name) && names.containsByDefault(name);
  }

  /**
   * A text that stands for itself, such as a user's id, without what looks like a secret.
   *
   * @param text may be null
   * @return the same object if there is nothing to take out
   */
  public String value(String text) {
    return text == null ? null : patterns.redact(Secrets.redact(text));
  }

  /** The same of what a row holds the beginning of at most. */
  public String beginningOfValue(String text) {
    return text == null || text.length() < MAX_LOOKED_AT
        ? value(text)
        : sure(value(Cut.chars(text, MAX_LOOKED_AT)), UNSURE_CHARS);
  }

  /**
   * The same of a value that is likely to come again, such as who somebody is: one that was there
   * before is not scanned.
   *
   * @param text may be null
   */
  public String repeatedValue(String text) {
    if (text == null) {
      return null;
    }
    String known = values.get(text);
    if (known == null) {
      known = beginningOfValue(text);
      values.put(text, known);
    }
    return known;
  }

  /**
   * A text of any kind, such as a message, also without the values that stand under sensitive names
   * in it.
   *
   * @param text may be null
   * @return the same object if there is nothing to take out
   */
  public String text(String text) {
    if (text == null) {
      return null;
    }
    return isShortWord(text) ? patterns.redact(text) : value(TextSecrets.redact(names, text));
  }

  /**
   * Whether nothing can be found in a text but by the user's patterns, as in most of what people
   * send: it is one word or number, and shorter than any secret that looks like one.
   */
  static boolean isShortWord(String text) {
    if (text.length() > MAX_WORD_CHARS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!Ascii.isAlphanumeric(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The same of what a row holds the beginning of at most. */
  public String beginning(String text) {
    return beginning(text, MAX_LOOKED_AT);
  }

  /**
   * The same of a text that is likely to come again, such as a user agent or a field's name: one
   * that was there before is not scanned.
   *
   * @param text may be null
   */
  @DontInline
  public String repeated(String text) {
    if (text == null) {
      return null;
    }
    String known = texts.get(text);
    if (known == null) {
      known = beginning(text);
      texts.put(text, known);
    }
    return known;
  }

  /**
   * The same of what a row holds the beginning of at most, or was cut already: what cannot be told
   * from half a secret at the end is left out.
   *
   * @param text may be null
   * @param most what is looked at, and more than is stored; a text of that length may have been cut
   */
  public String beginning(String text, int most) {
    return text == null || text.length() < most
        ? text(text)
        : sure(text(Cut.chars(text, most)), UNSURE_CHARS);
  }

  private static String sure(String cut, int unsure) {
    return Cut.chars(cut, Math.max(0, cut.length() - unsure));
  }

  /**
   * The beginning of a path as it came, encoded; a segment that holds a secret, encoded or not,
   * goes as a whole.
   *
   * @param hidden what is one only here
   */
  public String path(String path, HiddenValues hidden) {
    if (!hidden.isEmpty()) {
      return beginningOfPath(path, hidden);
    }
    String known = paths.get(path);
    if (known == null) {
      known = beginningOfPath(path, hidden);
      paths.put(path, known);
    }
    return known;
  }

  private String beginningOfPath(String path, HiddenValues hidden) {
    boolean tooLong = path.length() > MAX_LOOKED_AT;
    // An escape is three characters.
    return tooLong
        ? sure(segments(Cut.chars(path, MAX_LOOKED_AT), hidden), 3 * UNSURE_CHARS)
        : segments(path, hidden);
  }

  private String segments(String path, HiddenValues hidden) {
    Edit edit = new Edit(path);
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (end > start) {
        String decoded = PercentDecoder.path(path.substring(start, end));
        if (!hidden.withoutInSubject(text(decoded)).equals(decoded)) {
          edit.redact(start, end);
        }
      }
      start = end + 1;
    }
    return edit.result();
  }

  /** The beginning of an address as it came, such as that of a referring page. */
  public String url(String url) {
    return url(url, hidesNothing());
  }

  /**
   * The same.
   *
   * @param hidden takes what stands under sensitive names
   */
  String url(String url, HiddenValues hidden) {
    if (url == null) {
      return null;
    }
    return url.length() > MAX_LOOKED_AT
        ? sure(wholeUrl(Cut.chars(url, MAX_LOOKED_AT), hidden), 3 * UNSURE_CHARS)
        : wholeUrl(url, hidden);
  }

  private String wholeUrl(String written, HiddenValues hidden) {
    // Before it is taken apart at the signs that a password may have in it.
    String url = written.indexOf('@') < 0 ? written : Secrets.redact(written);
    int query = indexOfAny(url, "?#;", 0);
    String base = query < 0 ? url : url.substring(0, query);
    int path = base.indexOf("://");
    int slash = base.indexOf('/', path < 0 ? 0 : path + 3);
    String redacted =
        slash < 0
            ? text(base)
            : text(base.substring(0, slash)) + segments(base.substring(slash), hidden);
    return query < 0 ? redacted : redacted + parameters(url.substring(query), base, hidden);
  }

  /** What follows a path: pairs, each with what separates it from the one before. */
  private String parameters(String text, String base, HiddenValues hidden) {
    CodePlace codes = OneTimeCodes.amongPairs(text, base);
    FieldSiblings siblings = new FieldSiblings(names);
    List<FieldSiblings.Value> told = new ArrayList<>();
    for (int start = 1; start <= text.length(); start = endOfPair(text, start) + 1) {
      int value = startOfValue(text, start);
      told.add(
          siblings.add(
              nameOfPair(text, start, value),
              PercentDecoder.query(text.substring(value, endOfPair(text, start)))));
    }
    Edit edit = new Edit(text);
    int pair = 0;
    for (int start = 1; start <= text.length(); start = endOfPair(text, start) + 1) {
      int end = endOfPair(text, start);
      int value = startOfValue(text, start);
      String name = nameOfPair(text, start, value);
      String decoded = PercentDecoder.query(text.substring(value, end));
      FieldSiblings.Value named = told.get(pair++);
      boolean secret =
          names.hides(name, decoded)
              || codes.isSecret(name, decoded)
              || (named != null && names.hides(named.secretName(), decoded));
      if (!value(name).equals(name)) {
        edit.redact(start, end);
      } else if (end > value && secret) {
        hidden.hide(name, decoded);
        edit.redact(value, end);
      } else if (end > value && !isSensitive(name) && !text(decoded).equals(decoded)) {
        edit.redact(value, end);
      }
    }
    return edit.result();
  }

  private static int endOfPair(String text, int start) {
    int next = indexOfAny(text, "&;?#", start);
    return next < 0 ? text.length() : next;
  }

  /** Where the value of a pair begins; where the pair does if it has no name. */
  private static int startOfValue(String text, int start) {
    int equals = indexOfAny(text, "=&;?#", start);
    return equals < 0 || text.charAt(equals) != '=' ? start : equals + 1;
  }

  private static String nameOfPair(String text, int start, int value) {
    return PercentDecoder.query(text.substring(start, Math.max(start, value - 1)));
  }

  private static int indexOfAny(String text, String chars, int from) {
    for (int i = from; i < text.length(); i++) {
      if (chars.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
