package io.useractivity.engine.config;

/** What of a session's id is stored. */
public enum SessionIdMode {
  /** A keyed hash: tells sessions apart, opens none. */
  HASH,
  /** The live id: whoever reads the table can take the session over. */
  RAW,
  /** Nothing. */
  NONE
}
