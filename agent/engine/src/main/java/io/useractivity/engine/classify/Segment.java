package io.useractivity.engine.classify;

import io.useractivity.engine.text.Ascii;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the name of a page, a class or a method says: {@code deleteUser.action}, {@code
 * UserDeleteServlet} and {@code delete_user} are {@code DELETE} of {@code user}. Names are compared
 * word by word, so {@code settings} sets nothing. Immutable.
 */
final class Segment {

  /** What is longer is no name. */
  static final int MAX_CHARS = 100;

  /** Of words with hyphens more are the title of a page. */
  private static final int MOST_HYPHENATED = 3;

  /** What a name ends with because of what it is in the program. */
  private static final Set<String> KINDS =
      words("action", "servlet", "controller", "handler", "command", "cmd", "ajax", "json", "do");

  /** What is clicked on. */
  private static final Set<String> BUTTONS = words("button", "btn", "link", "lnk");

  /** What is shown, unless it is what something is done to: {@code deletePage}. */
  private static final Set<String> PAGES =
      words("page", "panel", "bean", "form", "dialog", "popup", "confirm", "confirmation");

  /** Of these, what only asks. */
  private static final Set<String> ASKING =
      words("form", "dialog", "popup", "confirm", "confirmation");

  /** What a name may begin with before its verb. */
  private static final Set<String> BEFORE_VERBS =
      words("do", "on", "handle", "process", "perform", "ajax", "btn", "cmd", "lnk", "confirm");

  /** What makes another verb of one, or a noun. */
  private static final Set<String> PARTICLES =
      words("in", "up", "on", "off", "out", "down", "over", "us", "only", "started", "ons", "back");

  private static final Set<String> QUALIFIERS =
      words(
          "all",
          "mass",
          "bulk",
          "multi",
          "multiple",
          "batch",
          "selected",
          "new",
          "existing",
          "one",
          "single",
          "the",
          "this",
          "my",
          "current",
          "ajax",
          "async");

  private static final Set<String> CONNECTORS =
      words(
          "and", "by", "to", "from", "into", "for", "with", "as", "at", "or", "then", "of", "in",
          "save", "submit");

  private static final Set<String> PLACES = words("to", "from", "into");

  private final String name;
  private final Verb verb;
  private final String noun;
  private final boolean asking;
  private final boolean page;

  private Segment(String name, Verb verb, String noun, boolean asking, boolean page) {
    this.name = name;
    this.verb = verb;
    this.noun = noun;
    this.asking = asking;
    this.page = page;
  }

  private static Set<String> words(String... words) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words)));
  }

  /**
   * Reads a name.
   *
   * @param written may have an extension, or be the whole name of a class
   */
  static Segment of(String written) {
    String name = nameOf(written);
    boolean page = name.length() < written.length();
    Verb whole = page ? Verb.of(name) : Verb.alone(name);
    if (whole != null || written.length() > MAX_CHARS || !hasNameCharsOnly(name)) {
      return new Segment(name, whole, null, false, page);
    }
    return ofWords(name, Words.of(name), page);
  }

  /** Without extension; of {@code org.example.SignIn} the class's own name. */
  static String nameOf(String written) {
    int dot = written.lastIndexOf('.');
    if (dot <= 0) {
      return written;
    }
    int own = Math.max(dot, written.lastIndexOf('$')) + 1;
    return isClassName(written, dot) ? written.substring(own) : written.substring(0, dot);
  }

  /** Packages are written in small letters, and classes begin with a capital. */
  private static boolean isClassName(String written, int dot) {
    if (dot + 2 >= written.length()
        || !Character.isUpperCase(written.charAt(dot + 1))
        || !Character.isLowerCase(written.charAt(dot + 2))) {
      return false; // such as .PDF
    }
    int dots = 1;
    for (int i = 0; i < dot; i++) {
      char c = written.charAt(i);
      if (c == '.') {
        dots++;
      } else if (Character.isUpperCase(c) || !(Ascii.isAlphanumeric(c) || c == '_')) {
        return false;
      }
    }
    return dots > 1 || written.length() - dot > 5;
  }

  /** Others are in titles, and in what is no name at all. */
  private static boolean hasNameCharsOnly(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.' && c != '$') {
        return false;
      }
    }
    return true;
  }

  private static Segment ofWords(String name, Words words, boolean page) {
    int from = 0;
    int to = words.count();
    boolean asking = false;
    boolean kind = page;
    while (to - from > 1
        && BEFORE_VERBS.contains(words.word(from))
        && Verb.first(words.word(from + 1)) != null) {
      asking |= words.word(from).equals("confirm");
      from++;
    }
    while (to - from > 1
        && (isKind(words.word(to - 1)) || (to - from > 2 && PAGES.contains(words.word(to - 1))))) {
      to--;
      asking |= ASKING.contains(words.word(to));
      kind = true;
    }
    boolean loose = !kind && (name.indexOf('-') >= 0 || name.indexOf('_') >= 0);
    boolean title = words.isFull() || (name.indexOf('-') >= 0 && to - from > MOST_HYPHENATED);
    Segment phrase = title ? null : phrase(name, words, from, to, loose, asking, page);
    if (phrase != null) {
      return phrase;
    }
    boolean ofProgram = to < words.count() && KINDS.contains(words.word(words.count() - 1));
    String noun = ofProgram && name.indexOf('-') < 0 ? words.name(0, to) : name;
    return new Segment(name, null, noun, false, page);
  }

  private static boolean isKind(String word) {
    return KINDS.contains(word) || BUTTONS.contains(word);
  }

  /**
   * What the words say that may be a verb and a noun; null if they are not.
   *
   * @param loose whether they may also be parts of one noun, such as {@code wish-list}
   */
  private static Segment phrase(
      String name, Words words, int from, int to, boolean loose, boolean asking, boolean page) {
    if (to == from) {
      return null;
    }
    Verb first = Verb.first(words.word(from));
    if (to - from == 1) {
      return first == null || words.count() == 1
          ? null
          : new Segment(name, first, null, asking, page);
    }
    if (first != null && first != Verb.MOVE && PARTICLES.contains(words.word(from + 1))) {
      return null;
    }
    String end = words.word(to - 1);
    Verb last = Verb.last(end);
    boolean listFirst = first == Verb.VIEW && words.word(from).length() == 4; // view, list, show
    if (first != null && !(listFirst && last != null && !last.isReading())) {
      boolean kindOfThings = first == Verb.PLAIN || isKindOf(words.word(from), end);
      return loose && kindOfThings
          ? null
          : new Segment(name, first, nounBehind(first, words, from + 1, to), asking, page);
    }
    if (last == null || (loose && last.isReading())) {
      return null;
    }
    boolean looks = asking || (!page && !last.isReading() && Verb.isAttribute(end)); // door-lock
    return new Segment(name, last, nounBefore(words, from, to - 1), looks, page);
  }

  /** {@code change-requests}, and not {@code change-password}. */
  private static boolean isKindOf(String first, String last) {
    return last.endsWith("s") && Verb.isAttribute(first);
  }

  private static String nounBehind(Verb verb, Words words, int from, int to) {
    int start = from;
    while (start < to && QUALIFIERS.contains(words.word(start))) {
      start++;
    }
    if (start < to && verb.hasPlace() && PLACES.contains(words.word(start))) {
      start++;
    }
    int end = start;
    while (end < to && !CONNECTORS.contains(words.word(end))) {
      end++;
    }
    return end == start ? null : words.name(start, end);
  }

  private static String nounBefore(Words words, int from, int to) {
    int start = from;
    while (start < to
        && (QUALIFIERS.contains(words.word(start)) || BEFORE_VERBS.contains(words.word(start)))) {
      start++;
    }
    return start == to ? null : words.name(start, to);
  }

  /** Without what says of which kind it is. */
  String name() {
    return name;
  }

  /** What is done; null if it is not said. */
  Verb verb() {
    return verb;
  }

  /** To what it is done, beginning with a small letter; the name if nothing is done; or null. */
  String noun() {
    return noun;
  }

  /** Whether it only asks whether that is to be done, or by what. */
  boolean isAsking() {
    return asking;
  }

  /** Whether it has an extension, as the pages and actions of older applications do. */
  boolean isPage() {
    return page;
  }

  /** Whether that is a verb and nothing else. */
  boolean isVerbAlone() {
    return verb != null && noun == null;
  }

  /** {@code api}, {@code rest}, {@code v1}: where an API lies, not what it is about. */
  boolean isPrefix() {
    String letters = name.toLowerCase(Locale.ROOT);
    if (letters.equals("api") || letters.equals("rest")) {
      return true;
    }
    for (int i = 1; i < letters.length(); i++) {
      if (!Character.isDigit(letters.charAt(i))) {
        return false;
      }
    }
    return letters.length() > 1 && letters.charAt(0) == 'v';
  }
}
