package io.useractivity.engine;

import io.useractivity.engine.capture.page.PagePaths;
import io.useractivity.engine.capture.page.PageRules;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.RunMode;
import io.useractivity.engine.config.ViewMode;
import io.useractivity.engine.host.ApplicationPages;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.thread.DaemonThreads;
import io.useractivity.engine.thread.LastingThread;
import io.useractivity.engine.thread.WorkQueue;
import java.util.ArrayList;
import java.util.List;

/**
 * What serves the pages inside the applications, if anything does: not where it is switched off,
 * nor where no rows are stored. Made before the application's {@code main}, so without lambdas and
 * without anything of the viewer.
 */
final class Hosting {

  private final PageRules rules;

  /** Null where nothing is served. */
  private final ApplicationPages pages;

  private final LastingThread opener;

  Hosting(Configuration configuration, Figures figures, Log log) {
    ViewMode mode = configuration.get(Option.VIEW_ENABLED);
    if (mode == ViewMode.FALSE || configuration.get(Option.MODE) == RunMode.SHADOW) {
      rules = PageRules.NONE;
      pages = null;
      opener = null;
    } else {
      WorkQueue work = new WorkQueue();
      pages = new ApplicationPages(configuration, figures, work, log);
      opener = DaemonThreads.lasting("user-activity-opener", work);
      rules =
          new PageRules(
              new PagePaths(paths(configuration)),
              roles(configuration),
              mode == ViewMode.TRUE,
              pages);
    }
  }

  private static List<String> paths(Configuration configuration) {
    List<String> paths = new ArrayList<>(configuration.get(Option.VIEW_USER_PATHS));
    paths.add(configuration.get(Option.VIEW_ADMIN_PATH));
    return paths;
  }

  private static List<String> roles(Configuration configuration) {
    List<String> roles = new ArrayList<>(configuration.get(Option.VIEW_ADMIN_ROLES));
    roles.addAll(configuration.get(Option.VIEW_TENANT_ADMIN_ROLES));
    return roles;
  }

  /** Which requests are answered. */
  PageRules rules() {
    return rules;
  }

  /** Whether any request may be. */
  boolean isOn() {
    return pages != null;
  }

  void start() {
    if (opener != null) {
      opener.start();
    }
  }

  /** Ends the threads and gives the connections back. */
  void stop() {
    if (pages != null) {
      pages.close();
      opener.end();
    }
  }
}
