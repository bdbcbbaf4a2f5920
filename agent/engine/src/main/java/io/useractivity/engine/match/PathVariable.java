package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import io.useractivity.engine.text.PercentDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * One segment of a path within the application: the n-th, or the one in braces of a template such
 * as {@code /t/{tenant}/**}; immutable.
 */
public final class PathVariable {

  private static final int MOST_SEGMENTS = 32;

  /** What the segments before it have to be, null for anything. */
  private final List<String> before;

  /** How many segments may follow are not said: {@code /**} or a number. */
  private final boolean open;

  /** What the segments behind it have to be, if not open. */
  private final List<String> after;

  private PathVariable(List<String> before, List<String> after, boolean open) {
    this.before = before;
    this.after = after;
    this.open = open;
  }

  public static PathVariable parse(String text) throws InvalidValueException {
    return text.startsWith("/") ? template(text) : number(text);
  }

  private static PathVariable number(String text) throws InvalidValueException {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST_SEGMENTS) {
        List<String> before = new ArrayList<>();
        for (int i = 1; i < number; i++) {
          before.add(null);
        }
        return new PathVariable(before, new ArrayList<>(), true);
      }
    } catch (NumberFormatException noNumber) {
      // falls through to the sentence
    }
    throw invalid(text);
  }

  private static PathVariable template(String text) throws InvalidValueException {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    boolean found = false;
    boolean open = false;
    for (String segment : text.substring(1).split("/", -1)) {
      boolean variable = segment.startsWith("{") && segment.endsWith("}") && segment.length() > 2;
      if (open || segment.isEmpty() || (variable && found)) {
        throw invalid(text);
      }
      if (variable) {
        found = true;
      } else if (segment.equals("**") && found) {
        open = true;
      } else if (segment.indexOf('{') >= 0 || segment.contains("**")) {
        throw invalid(text);
      } else {
        (found ? after : before).add(segment.equals("*") ? null : segment);
      }
    }
    if (!found) {
      throw invalid(text);
    }
    return new PathVariable(before, after, open);
  }

  private static InvalidValueException invalid(String text) {
    return new InvalidValueException(
        "a list of sources: path: takes the number of a segment from 1 to "
            + MOST_SEGMENTS
            + ", or a template with one name in braces such as /t/{tenant}/** (\"path:"
            + text
            + "\")");
  }

  /**
   * The segment, decoded.
   *
   * @param path as the client sent it
   * @param contextPath the application's part of it, which is passed over; may be null
   * @return null if the path has no such segment
   */
  public String of(String path, String contextPath) {
    int from = contextPath != null && path.startsWith(contextPath) ? contextPath.length() : 0;
    for (String expected : before) {
      String segment = segmentAt(path, from);
      if (segment == null || (expected != null && !expected.equals(decoded(segment)))) {
        return null;
      }
      from = endOf(path, from);
    }
    String value = segmentAt(path, from);
    if (value == null || value.isEmpty()) {
      return null;
    }
    from = endOf(path, from);
    for (String expected : after) {
      String segment = segmentAt(path, from);
      if (segment == null || (expected != null && !expected.equals(decoded(segment)))) {
        return null;
      }
      from = endOf(path, from);
    }
    return open || from >= path.length() ? decoded(value) : null;
  }

  /** The text between the slash at {@code from} and the next. */
  private static String segmentAt(String path, int from) {
    boolean begins = from < path.length() && path.charAt(from) == '/';
    return begins ? path.substring(from + 1, endOf(path, from)) : null;
  }

  private static int endOf(String path, int from) {
    int end = path.indexOf('/', from + 1);
    return end < 0 ? path.length() : end;
  }

  /** Without path parameters. */
  private static String decoded(String segment) {
    int semicolon = segment.indexOf(';');
    return PercentDecoder.path(semicolon < 0 ? segment : segment.substring(0, semicolon));
  }
}
