package io.useractivity.engine.classify;

import io.useractivity.engine.match.PathPattern;
import io.useractivity.engine.text.PercentDecoder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The forms of a request's path: as it is stored, and as patterns are matched against it. It
 * remembers what it is within the application that was asked for last, since the same path comes
 * again and again. For one thread.
 */
public final class RequestPath {

  private final String endpoint;
  private final String normalised;

  private String application;
  private String within;
  private String[] segments;

  private RequestPath(String endpoint, String normalised) {
    this.endpoint = endpoint;
    this.normalised = normalised;
  }

  /**
   * Reads a path.
   *
   * @param requested the path as it came: encoded, with any path parameters
   */
  public static RequestPath of(String requested) {
    String endpoint = withoutParameters(requested);
    return new RequestPath(endpoint, normalise(PercentDecoder.path(endpoint)));
  }

  /** Without query, path parameters and {@code ;jsessionid}, otherwise as it came. */
  public String endpoint() {
    return endpoint;
  }

  /** Decoded, without empty, {@code .} and {@code ..} segments: what no spelling can get past. */
  public String normalised() {
    return normalised;
  }

  /** {@link #normalised()} within the application of that context path. */
  public String within(String contextPath) {
    String asked = contextPath == null ? "" : contextPath;
    if (!asked.equals(application)) {
      within = asked.isEmpty() ? normalised : behind(asked);
      segments = PathPattern.segments(within);
      application = asked;
    }
    return within;
  }

  /** The segments of {@link #within}, not to be changed. */
  String[] segmentsWithin(String contextPath) {
    within(contextPath);
    return segments;
  }

  private String behind(String contextPath) {
    String context = normalise(PercentDecoder.path(contextPath));
    boolean inside =
        normalised.startsWith(context)
            && (normalised.length() == context.length()
                || normalised.charAt(context.length()) == '/');
    if (!inside) {
      return normalised;
    }
    return normalised.length() == context.length() ? "/" : normalised.substring(context.length());
  }

  private static String withoutParameters(String path) {
    int query = path.indexOf('?');
    String only = query < 0 ? path : path.substring(0, query);
    if (only.indexOf(';') < 0) {
      return only;
    }
    StringBuilder kept = new StringBuilder(only.length());
    boolean inParameter = false;
    for (int i = 0; i < only.length(); i++) {
      char c = only.charAt(i);
      if (c == ';') {
        inParameter = true;
      } else if (c == '/') {
        inParameter = false;
      }
      if (!inParameter) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static String normalise(String path) {
    if (!path.startsWith("/") || (!path.contains("//") && !path.contains("/."))) {
      return path;
    }
    Deque<String> segments = new ArrayDeque<>();
    boolean folder = false;
    for (String segment : path.substring(1).split("/", -1)) {
      folder = segment.isEmpty() || segment.equals(".") || segment.equals("..");
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!folder) {
        segments.add(segment);
      }
    }
    String joined = "/" + String.join("/", segments);
    return folder && joined.length() > 1 ? joined + "/" : joined;
  }
}
