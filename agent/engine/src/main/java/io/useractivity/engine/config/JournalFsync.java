package io.useractivity.engine.config;

/** When rows that wait are forced to the disk. */
public enum JournalFsync {
  /** About once a second. */
  INTERVAL,
  /** Each time that some are written. */
  BATCH,
  /** When the system likes. */
  NEVER
}
