package io.useractivity.engine.capture.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the sessions of the applications were seen to hold, each application by its context path.
 * Bounded; for any thread.
 */
public final class SessionSightings {

  private static final int MOST_APPLICATIONS = 64;

  private final ConcurrentMap<String, ApplicationSessions> byContextPath =
      new ConcurrentHashMap<>();

  /** Those that come on top of the most learn nothing, and nothing is said of them. */
  ApplicationSessions of(String contextPath) {
    String path = contextPath == null ? "" : contextPath;
    ApplicationSessions known = byContextPath.get(path);
    if (known != null) {
      return known;
    }
    ApplicationSessions made = new ApplicationSessions(path);
    if (byContextPath.size() >= MOST_APPLICATIONS) {
      return made;
    }
    ApplicationSessions other = byContextPath.putIfAbsent(path, made);
    return other == null ? made : other;
  }

  /**
   * Applications of whose users nothing is known though they have sessions: a line for each, with
   * the names and types of the attributes, no values, and what to set.
   */
  public List<String> reports() {
    List<String> reports = new ArrayList<>();
    for (ApplicationSessions each : byContextPath.values()) {
      if (each.lacksUsers()) {
        reports.add(each.report());
      }
    }
    return reports;
  }

  /** Those of {@link #reports} that have not been told yet. */
  public List<String> news() {
    List<String> news = new ArrayList<>();
    for (ApplicationSessions each : byContextPath.values()) {
      if (each.lacksUsers() && each.isNews()) {
        news.add(each.report());
      }
    }
    return news;
  }
}
