package io.useractivity.engine.capture.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths at which the pages are, within each application. Asked once for each request of the
 * application's, so it compares characters in place and allocates nothing for what is no page's.
 * Immutable.
 */
public final class PagePaths {

  /** No request is for a page. */
  public static final PagePaths NONE = new PagePaths(new ArrayList<String>());

  private final String[] roots;

  /**
   * @param roots such as {@code /activity-logs}; what lies below each is the pages' too
   */
  public PagePaths(List<String> roots) {
    this.roots = roots.toArray(new String[0]);
  }

  /**
   * Looks at a request.
   *
   * @param path as the client sent it, without the query
   * @param contextPath the application's, as the client sent it; may be null
   * @return null if it is no page's
   */
  public AskedPage find(String method, String path, String contextPath) {
    int start = contextPath == null ? 0 : contextPath.length();
    for (String root : roots) {
      if (path.startsWith(root, start) && endsThere(path, start + root.length())) {
        return asked(method, path, contextPath, start);
      }
    }
    return null;
  }

  private static boolean endsThere(String path, int end) {
    return path.length() == end || path.charAt(end) == '/' || path.charAt(end) == ';';
  }

  private static AskedPage asked(String method, String path, String contextPath, int start) {
    boolean reads = "GET".equals(method) || "HEAD".equals(method);
    boolean within = contextPath == null || path.startsWith(contextPath);
    int semicolon = path.indexOf(';', start); // such as ;jsessionid=
    String page = path.substring(start, semicolon < 0 ? path.length() : semicolon);
    return reads && within && isPlain(page) ? new AskedPage(path, page) : null;
  }

  /**
   * Whether everybody reads the path alike. The filters that guard a path compare it decoded and
   * normalised: what is encoded, or leads up, is not the page's path for them, and so for nobody.
   */
  private static boolean isPlain(String page) {
    for (int i = 0; i < page.length(); i++) {
      char c = page.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      boolean begins = i == 0 || page.charAt(i - 1) == '/';
      if (begins && i > 0 && (c == '/' || c == '.')) {
        return false;
      }
      if (!letter && "/-_.~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
