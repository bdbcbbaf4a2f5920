package io.useractivity.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A method, or any, and a path with wildcards, such as {@code GET /static/**}; immutable.
 *
 * <p>{@code *} stands for any characters within a segment, {@code **} for any number of segments,
 * {@code {a,b}} for either. Matching is linear in the path for each alternative and uses no regular
 * expressions, so no path can make it slow.
 */
public final class PathPattern {

  private final String text;
  private final String method;
  private final List<String[]> alternatives;

  private PathPattern(String text, String method, List<String[]> alternatives) {
    this.text = text;
    this.method = method;
    this.alternatives = alternatives;
  }

  /** Cuts a list at its commas, but not at those within braces. */
  static List<String> splitList(String list) {
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

  static PathPattern parse(String text) throws InvalidValueException {
    String method = null;
    String path = text;
    int space = text.indexOf(' ');
    if (space > 0) {
      method = text.substring(0, space).toUpperCase(Locale.ROOT);
      path = text.substring(space + 1).trim();
    }
    if (path.indexOf(' ') >= 0 || !(path.startsWith("/") || path.startsWith("*"))) {
      throw new InvalidValueException(
          "a path pattern such as GET /static/** (\"" + text + "\" does not begin with / or *)");
    }
    List<String[]> alternatives = new ArrayList<>();
    for (String alternative : expandBraces(path)) {
      String[] segments = segments(alternative);
      if (matchesEverything(segments)) {
        throw new InvalidValueException(
            "a pattern that leaves something to record (\""
                + text
                + "\" matches everything; enabled=false switches the agent off)");
      }
      alternatives.add(segments);
    }
    return new PathPattern(text, method, alternatives);
  }

  /** {@code **}, also beside a {@code *}: every path has at least one segment. */
  private static boolean matchesEverything(String[] segments) {
    boolean anyNumber = false;
    int single = 0;
    for (String segment : segments) {
      if (segment.equals("**")) {
        anyNumber = true;
      } else if (!segment.isEmpty() && segment.replace("*", "").isEmpty()) {
        single++;
      } else {
        return false;
      }
    }
    return anyNumber && single <= 1;
  }

  private static List<String> expandBraces(String path) throws InvalidValueException {
    List<String> expanded = new ArrayList<>();
    int open = path.indexOf('{');
    if (open < 0) {
      expanded.add(path);
      return expanded;
    }
    int close = path.indexOf('}', open);
    if (close < 0) {
      throw new InvalidValueException("a path pattern (\"" + path + "\" misses a closing brace)");
    }
    for (String choice : path.substring(open + 1, close).split(",", -1)) {
      expanded.addAll(
          expandBraces(path.substring(0, open) + choice.trim() + path.substring(close + 1)));
    }
    return expanded;
  }

  private static String[] segments(String path) {
    return (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
  }

  /**
   * Whether a request is one of those that this pattern means.
   *
   * @param requestMethod compared without regard to case
   * @param path decoded, without path parameters, beginning with a slash
   */
  public boolean matches(String requestMethod, String path) {
    if (method != null && !method.equalsIgnoreCase(requestMethod)) {
      return false;
    }
    String[] segments = segments(path);
    for (String[] alternative : alternatives) {
      if (matches(alternative, segments)) {
        return true;
      }
    }
    return false;
  }

  /** The usual linear wildcard match: on a mismatch the last {@code **} takes one segment more. */
  private static boolean matches(String[] pattern, String[] path) {
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int s = 0; s < path.length; ) {
      if (p < pattern.length && pattern[p].equals("**")) {
        star = p++;
        resume = s;
      } else if (p < pattern.length && segmentMatches(pattern[p], path[s])) {
        p++;
        s++;
      } else if (star >= 0) {
        p = star + 1;
        s = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p].equals("**")) {
      p++;
    }
    return p == pattern.length;
  }

  private static boolean segmentMatches(String pattern, String segment) {
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int s = 0; s < segment.length(); ) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = s;
      } else if (p < pattern.length() && pattern.charAt(p) == segment.charAt(s)) {
        p++;
        s++;
      } else if (star >= 0) {
        p = star + 1;
        s = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
