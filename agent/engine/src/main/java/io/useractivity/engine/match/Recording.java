package io.useractivity.engine.match;

/** Whether the requests of a rule leave a row. */
public enum Recording {
  /** They do, whatever {@code capture.exclude} says. */
  TRUE,
  /** Only those that fail do. */
  FALSE,
  /** Not even those that fail do. */
  NEVER
}
