package io.useractivity.engine.store.connect;

/** What a column can hold, as far as the agent has something for it. */
public enum ColumnType {
  TEXT,
  JSON,
  INTEGER,
  BOOLEAN,
  DATE_TIME,
  /** Read as a date and time of the session's zone, and only from 1970 to 2038. */
  TIMESTAMP,
  OTHER
}
