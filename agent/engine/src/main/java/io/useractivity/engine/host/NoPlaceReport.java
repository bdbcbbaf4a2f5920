package io.useractivity.engine.host;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.text.Cut;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says, once for each application and reason, why a page could not be shown in it and how it can be
 * seen all the same. For any thread.
 */
final class NoPlaceReport {

  /** Of more applications in one JVM nothing is said. */
  private static final int MOST = 100;

  private static final int LONGEST_PATH = 200;
  private static final int NOT_FOUND = 404;
  private static final int REDIRECTS = 300;

  private final Log log;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  NoPlaceReport(Log log) {
    this.log = log;
  }

  /**
   * The application has answered itself.
   *
   * @param contextPath may be null
   * @param status what the client got; null if it is not known
   */
  void passedOver(String contextPath, String path, Integer status) {
    if (status == null || (status >= REDIRECTS && status != NOT_FOUND)) {
      return; // it lets nobody through, or fails: there may be a place for others
    }
    boolean missing = status == NOT_FOUND;
    String application = contextPath == null || contextPath.isEmpty() ? "/" : contextPath;
    if (told.size() < MOST && told.add(application + (missing ? " 404" : " own"))) {
      log.info(sentence(application, Cut.chars(path, LONGEST_PATH), missing));
    }
  }

  private static String sentence(String application, String path, boolean missing) {
    String page = "No activity page is shown at " + path + " of the application " + application;
    return missing
        ? page
            + ": it answers 404 there, without the container's default servlet and without an error"
            + " page for 404 of a servlet's. Set view.enabled = true to take the path from its"
            + " servlet on /, or use the command serve."
        : page
            + ": it has that path itself. Set view.user-paths and view.admin-path to others, or use"
            + " the command serve.";
  }
}
