package io.useractivity.engine.store.connect;

/** What a column can hold, as far as the agent has something for it. */
public enum ColumnType {
  TEXT,
  /** Bytes: a text's in UTF-8. */
  BINARY,
  JSON,
  /** Whole numbers, bits too. */
  INTEGER,
  /** Numbers of any other kind. */
  DECIMAL,
  BOOLEAN,
  DATE_TIME,
  /** Read as a date and time of the session's zone, and only from 1970 to 2038. */
  TIMESTAMP,
  /** A date and time that says its zone. */
  ZONED_DATE_TIME,
  DATE,
  TIME,
  YEAR,
  /** One of the texts that the type lists. */
  ENUM,
  /** Any of the texts that the type lists. */
  SET,
  UUID,
  INET4,
  INET6,
  GEOMETRY,
  /** Numbers of four bytes each, sent as bytes. */
  VECTOR,
  OTHER
}
