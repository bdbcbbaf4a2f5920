package io.useractivity.engine.match;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.text.PercentDecoder;

/**
 * What tells static files: by the path that asks for one, and by the answer's media type. Both are
 * needed, since anybody can put {@code .css} at the end of a path, and some applications serve them
 * all the same.
 */
public final class StaticFiles {

  private static final String[] EXTENSIONS = {
    "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "woff",
    "woff2", "ttf", "eot"
  };

  /** A slash at the end stands for all of that type. */
  private static final String[] MEDIA_TYPES = {
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "application/ecmascript",
    "text/ecmascript",
    "image/",
    "font/",
    "application/font-",
    "application/x-font-",
    "application/vnd.ms-fontobject"
  };

  private static final int LONGEST_EXTENSION = 5;

  private StaticFiles() {}

  /**
   * Whether a request is one for a static file, by the looks of it.
   *
   * @param path as the client sent it
   */
  @DontInline
  public static boolean areAskedForBy(String method, String path) {
    if (!"GET".equals(method) && !"HEAD".equals(method)) {
      return false;
    }
    int slash = path.lastIndexOf('/');
    int semicolon = path.indexOf(';', slash + 1); // such as ;jsessionid=
    int end = semicolon < 0 ? path.length() : semicolon;
    int percent = path.indexOf('%', slash + 1);
    if (percent < 0 || percent > end) {
      return hasExtension(path, slash + 1, end);
    }
    String name = PercentDecoder.path(path.substring(slash + 1, end));
    return hasExtension(name, 0, name.length());
  }

  private static boolean hasExtension(String text, int start, int end) {
    int dot = text.lastIndexOf('.', end - 1);
    int length = end - dot - 1;
    if (dot < start || length > LONGEST_EXTENSION) {
      return false;
    }
    for (String extension : EXTENSIONS) {
      if (extension.length() == length && text.regionMatches(true, dot + 1, extension, 0, length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a response of that media type is one.
   *
   * @param contentType with its parameters
   */
  public static boolean haveMediaType(String contentType) {
    for (String type : MEDIA_TYPES) {
      int length = type.length();
      if (contentType.regionMatches(true, 0, type, 0, length)
          && (type.endsWith("/") || type.endsWith("-") || endsAt(contentType, length))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a response of that media type is a page, which is nobody's static file. */
  public static boolean isPage(String contentType) {
    return is(contentType, "text/html") || is(contentType, "application/xhtml+xml");
  }

  private static boolean is(String contentType, String type) {
    return contentType.regionMatches(true, 0, type, 0, type.length())
        && endsAt(contentType, type.length());
  }

  private static boolean endsAt(String contentType, int end) {
    return contentType.length() == end
        || contentType.charAt(end) == ';'
        || contentType.charAt(end) == ' ';
  }
}
