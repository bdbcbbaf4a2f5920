package io.useractivity.engine.viewer;

/** The pages at one path: a list and what is below it; immutable. */
final class Section {

  /** Whose rows its pages are for. */
  enum Kind {
    /** Those of whoever asks. */
    OWN,
    /** Everyone's, or those of a tenant. */
    EVERYONE
  }

  private final Kind kind;
  private final String path;

  Section(Kind kind, String path) {
    this.kind = kind;
    this.path = path;
  }

  Kind kind() {
    return kind;
  }

  /** Such as {@code /activity-logs}. */
  String path() {
    return path;
  }

  boolean holds(String requested) {
    return requested.startsWith(path)
        && (requested.length() == path.length() || requested.charAt(path.length()) == '/');
  }

  /** What follows the section's own path: empty for the list itself. */
  String below(String requested) {
    String rest = requested.substring(path.length());
    return rest.startsWith("/") ? rest.substring(1) : rest;
  }
}
