package io.useractivity.engine.query;

/** What rows are counted by. */
public enum Dimension {
  /** All of them together. */
  TOTAL,
  /** The hour, in UTC, in which the request began. */
  HOUR,
  /** The e-mail, else the id. */
  USER,
  TENANT,
  ENDPOINT,
  TYPE,
  STATUS
}
