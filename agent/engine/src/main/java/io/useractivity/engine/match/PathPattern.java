package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Methods, or any, and a path with wildcards, such as {@code GET|HEAD /orders/{id}/**}; immutable.
 *
 * <p>{@code *} stands for any characters within a segment, {@code **} for any number of segments,
 * {@code {a,b}} for either, and {@code {id}} for at least one character of a segment, by that name.
 * A slash at the end makes no difference. Matching is linear in the path for each alternative and
 * uses no regular expressions, so no path can make it slow.
 */
public final class PathPattern {

  /** A pattern with more is a mistake. */
  private static final int MOST_ALTERNATIVES = 1_000;

  private static final String METHOD = "[A-Za-z][A-Za-z0-9_-]*";

  private final String text;

  /** In upper case; empty means any. */
  private final Set<String> methods;

  private final List<SegmentPattern[]> alternatives;

  private PathPattern(String text, Set<String> methods, List<SegmentPattern[]> alternatives) {
    this.text = text;
    this.methods = methods;
    this.alternatives = alternatives;
  }

  /** Cuts a list at its commas, but not at those within braces. */
  public static List<String> splitList(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i == list.length() ? ',' : list.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == ',' && (depth <= 0 || i == list.length())) {
        String part = list.substring(start, i).trim();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts;
  }

  public static PathPattern parse(String text) throws InvalidValueException {
    Set<String> methods = Collections.emptySet();
    String path = text;
    int space = text.indexOf(' ');
    if (space > 0) {
      path = text.substring(space + 1).trim();
    }
    if (path.indexOf(' ') >= 0 || !(path.startsWith("/") || path.startsWith("*"))) {
      throw new InvalidValueException(
          "a path pattern such as GET /static/** (\"" + text + "\" does not begin with / or *)");
    }
    if (space > 0) {
      methods = methods(text.substring(0, space));
    }
    requireBalancedBraces(path);
    List<String> expanded = new ArrayList<>();
    expandBraces(path, 0, expanded);
    List<SegmentPattern[]> alternatives = new ArrayList<>();
    for (String alternative : expanded) {
      alternatives.add(parseSegments(alternative));
    }
    return new PathPattern(text, methods, alternatives);
  }

  /**
   * The route of a web framework, such as {@code /orders/{id:\d+}/{*rest}}.
   *
   * @return null if it is written in a way of its own
   */
  public static PathPattern ofRoute(String route) {
    try {
      String plain = withoutExpressions(route);
      List<SegmentPattern[]> only = Collections.singletonList(parseSegments(plain));
      return new PathPattern(plain, Collections.<String>emptySet(), only);
    } catch (InvalidValueException foreign) {
      return null;
    }
  }

  /** {@code {id:\d{3}}} as {@code {id}}, {@code {*rest}} as {@code **}. */
  private static String withoutExpressions(String route) throws InvalidValueException {
    StringBuilder plain = new StringBuilder();
    int from = 0;
    for (int open = route.indexOf('{'); open >= 0; open = route.indexOf('{', from)) {
      int close = closingBrace(route, open);
      String variable = route.substring(open + 1, close);
      int colon = variable.indexOf(':');
      plain.append(route, from, open);
      if (variable.startsWith("*")) {
        plain.append("**");
      } else {
        plain.append('{').append(colon < 0 ? variable : variable.substring(0, colon)).append('}');
      }
      from = close + 1;
    }
    String written = plain.append(route, from, route.length()).toString();
    requireBalancedBraces(written);
    return written;
  }

  private static int closingBrace(String route, int open) throws InvalidValueException {
    int depth = 0;
    for (int i = open; i < route.length(); i++) {
      if (route.charAt(i) == '{') {
        depth++;
      } else if (route.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new InvalidValueException("a path pattern (\"" + route + "\" misses a closing brace)");
  }

  private static Set<String> methods(String text) throws InvalidValueException {
    Set<String> methods = new HashSet<>();
    for (String method : text.split("\\|", -1)) {
      if (method.equals("*")) {
        return Collections.emptySet();
      }
      if (!method.matches(METHOD)) {
        throw new InvalidValueException(
            "a path pattern such as GET|POST /static/** (\"" + method + "\" is no method)");
      }
      methods.add(method.toUpperCase(Locale.ROOT));
    }
    return methods;
  }

  private static void requireBalancedBraces(String path) throws InvalidValueException {
    boolean open = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '{' && open) {
        throw new InvalidValueException("a path pattern (\"" + path + "\" has braces in braces)");
      }
      if (c == '}' && !open) {
        throw new InvalidValueException(
            "a path pattern (\"" + path + "\" misses an opening brace)");
      }
      open = c == '{' || (c != '}' && open);
    }
    if (open) {
      throw new InvalidValueException("a path pattern (\"" + path + "\" misses a closing brace)");
    }
  }

  private static void expandBraces(String path, int from, List<String> expanded)
      throws InvalidValueException {
    int open = path.indexOf('{', from);
    if (open < 0) {
      if (expanded.size() >= MOST_ALTERNATIVES) {
        throw new InvalidValueException(
            "a path pattern of at most " + MOST_ALTERNATIVES + " alternatives");
      }
      expanded.add(path);
      return;
    }
    int close = path.indexOf('}', open);
    String inside = path.substring(open + 1, close);
    if (inside.indexOf(',') < 0) {
      expandBraces(path, close + 1, expanded); // a variable
      return;
    }
    for (String choice : inside.split(",", -1)) {
      String chosen = path.substring(0, open) + choice.trim();
      expandBraces(chosen + path.substring(close + 1), chosen.length(), expanded);
    }
  }

  private static SegmentPattern[] parseSegments(String path) throws InvalidValueException {
    String[] texts = segments(path);
    SegmentPattern[] segments = new SegmentPattern[texts.length];
    List<String> variables = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      segments[i] = SegmentPattern.parse(texts[i]);
      segments[i].addVariablesTo(variables);
    }
    for (String variable : variables) {
      if (Collections.frequency(variables, variable) > 1) {
        throw new InvalidValueException(
            "a path pattern (\"" + path + "\" has {" + variable + "} twice)");
      }
    }
    return segments;
  }

  /** The segments of a path, without the empty one behind a slash at its end; none for the root. */
  public static String[] segments(String path) {
    int start = path.startsWith("/") ? 1 : 0;
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    if (start >= end) {
      return new String[0];
    }
    int count = 1;
    for (int slash = path.indexOf('/', start); slash >= 0 && slash < end; count++) {
      slash = path.indexOf('/', slash + 1);
    }
    String[] segments = new String[count];
    for (int i = 0; i < count; i++) {
      int slash = path.indexOf('/', start);
      segments[i] = path.substring(start, slash < 0 || slash > end ? end : slash);
      start = slash + 1;
    }
    return segments;
  }

  /** Whether it leaves nothing but the root, with a method or without. */
  public boolean matchesEverything() {
    for (SegmentPattern[] alternative : alternatives) {
      if (matchesEverything(alternative)) {
        return true;
      }
    }
    return false;
  }

  /** {@code **}, also beside a {@code *}: nearly every path has at least one segment. */
  private static boolean matchesEverything(SegmentPattern[] pattern) {
    boolean anyNumber = false;
    int single = 0;
    for (SegmentPattern segment : pattern) {
      if (segment == SegmentPattern.ANY_NUMBER) {
        anyNumber = true;
      } else if (segment.isWild()) {
        single++;
      } else {
        return false;
      }
    }
    return anyNumber && single <= 1;
  }

  /** The variables that each alternative has. */
  public Set<String> variables() {
    Set<String> common = null;
    for (SegmentPattern[] alternative : alternatives) {
      List<String> names = new ArrayList<>();
      for (SegmentPattern segment : alternative) {
        segment.addVariablesTo(names);
      }
      if (common == null) {
        common = new LinkedHashSet<>(names);
      } else {
        common.retainAll(names);
      }
    }
    return common == null ? Collections.<String>emptySet() : common;
  }

  /** Whether an alternative has such a variable, and a literal too: so that few paths match. */
  public boolean isTellingOf(Predicate<String> variable) {
    for (SegmentPattern[] alternative : alternatives) {
      List<String> names = new ArrayList<>();
      boolean literal = false;
      for (SegmentPattern segment : alternative) {
        segment.addVariablesTo(names);
        literal |= segment.isLiteral();
      }
      names.removeIf(variable.negate());
      if (literal && !names.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Of each alternative the segments that stand before the first wildcard. */
  public List<List<String>> literalPrefixes() {
    List<List<String>> prefixes = new ArrayList<>();
    for (SegmentPattern[] alternative : alternatives) {
      List<String> prefix = new ArrayList<>();
      for (SegmentPattern segment : alternative) {
        if (!segment.isLiteral()) {
          break;
        }
        prefix.add(segment.toString());
      }
      prefixes.add(prefix);
    }
    return prefixes;
  }

  /**
   * Whether a request is one of those that this pattern means.
   *
   * @param requestMethod compared without regard to case
   * @param path decoded and normalised, without path parameters, as {@link #segments}
   */
  public boolean matches(String requestMethod, String[] path) {
    if (!methods.isEmpty() && !methods.contains(requestMethod.toUpperCase(Locale.ROOT))) {
      return false;
    }
    for (SegmentPattern[] alternative : alternatives) {
      if (match(alternative, path, null)) {
        return true;
      }
    }
    return false;
  }

  public boolean matches(String requestMethod, String path) {
    return matches(requestMethod, segments(path));
  }

  /**
   * What the variables stand for in a path.
   *
   * @return null if the path does not match
   */
  public Map<String, String> values(String[] path) {
    for (SegmentPattern[] alternative : alternatives) {
      int[] places = new int[alternative.length];
      if (match(alternative, path, places)) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < alternative.length; i++) {
          if (alternative[i] != SegmentPattern.ANY_NUMBER) {
            alternative[i].matches(path[places[i]], values);
          }
        }
        return values;
      }
    }
    return null;
  }

  /** The segments of its first alternative: a route has no other. */
  public List<SegmentPattern> route() {
    return Collections.unmodifiableList(Arrays.asList(alternatives.get(0)));
  }

  /**
   * The usual linear wildcard match: on a mismatch the last {@code **} takes one segment more.
   *
   * @param places takes where in the path each segment of the pattern is; may be null
   */
  private static boolean match(SegmentPattern[] pattern, String[] path, int[] places) {
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int s = 0; s < path.length; ) {
      if (p < pattern.length && pattern[p] == SegmentPattern.ANY_NUMBER) {
        star = p++;
        resume = s;
      } else if (p < pattern.length && pattern[p].matches(path[s])) {
        if (places != null) {
          places[p] = s;
        }
        p++;
        s++;
      } else if (star >= 0) {
        p = star + 1;
        s = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == SegmentPattern.ANY_NUMBER) {
      p++;
    }
    return p == pattern.length;
  }

  @Override
  public String toString() {
    return text;
  }
}
