package io.useractivity.engine.config;

/** What becomes of the rows. */
public enum RunMode {
  /** They are stored. */
  RECORD,
  /** They are made, counted and forgotten. */
  SHADOW
}
