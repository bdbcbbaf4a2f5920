package io.useractivity.engine.capture;

import io.useractivity.engine.capture.servlet.Container;
import io.useractivity.engine.match.StaticFiles;

/**
 * A request that asks for a static file by the looks of its path; whether it is one, its answer
 * tells: by its media type, by the client's copy being still good, or by coming from the
 * container's servlet for files. For the thread that works on the request.
 */
final class StaticFile {

  private static final int NOT_MODIFIED = 304;

  private boolean byContainer;

  private StaticFile() {}

  /** Null for any other request. */
  static StaticFile of(String method, String path) {
    return StaticFiles.areAskedForBy(method, path) ? new StaticFile() : null;
  }

  /** A servlet is called; the last one, to which others may forward, is what answers. */
  void reaches(Object servlet) {
    byContainer = Container.isForFiles(servlet.getClass());
  }

  /**
   * Whether the answer is a static file.
   *
   * @param status null if it is not known
   * @param contentType null for none, as old containers have it for what they do not know
   */
  boolean isAnsweredWith(Integer status, String contentType) {
    if (status != null && status == NOT_MODIFIED) {
      return true;
    }
    if (contentType == null) {
      return byContainer;
    }
    // A page may include a file, whose servlet is the last one then.
    return StaticFiles.haveMediaType(contentType)
        || (byContainer && !StaticFiles.isPage(contentType));
  }
}
