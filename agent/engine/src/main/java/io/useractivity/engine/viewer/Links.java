package io.useractivity.engine.viewer;

/**
 * Addresses from one page to another, relative to the first: neither the context path nor what a
 * proxy has put before it needs to be known. Immutable.
 */
final class Links {

  private final String up;

  /**
   * @param path that was requested, within the application
   */
  Links(String path) {
    StringBuilder steps = new StringBuilder();
    for (int i = 1; i < path.length(); i++) {
      if (path.charAt(i) == '/') {
        steps.append("../");
      }
    }
    this.up = steps.toString();
  }

  /** To a section's list. */
  String list(Section section, PageQuery query) {
    return up + section.path().substring(1) + query;
  }

  /** To something below a section. */
  String below(Section section, String name, PageQuery query) {
    return up + section.path().substring(1) + '/' + name + query;
  }
}
