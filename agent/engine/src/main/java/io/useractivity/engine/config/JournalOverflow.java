package io.useractivity.engine.config;

/** Which rows go when as many wait on disk as may. */
public enum JournalOverflow {
  /** Those that come. */
  DROP_NEWEST,
  /** Those that have waited longest. */
  DROP_OLDEST
}
