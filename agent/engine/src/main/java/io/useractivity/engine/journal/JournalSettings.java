package io.useractivity.engine.journal;

import java.io.File;

/** Where a journal on disk lies and what it may take; immutable. */
public final class JournalSettings {

  /** What is written is forced to the disk. */
  public enum Forced {
    /** About once a second, by a thread of its own. */
    IN_INTERVALS,
    /** Each time that some is written. */
    EACH_TIME,
    /** When the system likes. */
    NEVER
  }

  /** Where journals lie in the data directory. */
  public static final String DIRECTORY = "journal";

  private static final long LEAST_SEGMENT_BYTES = 16 * 1024;
  private static final long MOST_SEGMENT_BYTES = 1024 * 1024;
  private static final int SEGMENTS = 16;

  private final File directory;
  private final long maxBytes;
  private final boolean dropsOldest;
  private final Forced forced;

  /**
   * @param directory of the journals of all JVMs that share it
   * @param maxBytes on disk
   * @param dropsOldest whether, when there are as many, the oldest rows go and not the newest
   */
  public JournalSettings(File directory, long maxBytes, boolean dropsOldest, Forced forced) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.dropsOldest = dropsOldest;
    this.forced = forced;
  }

  public File directory() {
    return directory;
  }

  long maxBytes() {
    return maxBytes;
  }

  boolean dropsOldest() {
    return dropsOldest;
  }

  Forced forced() {
    return forced;
  }

  /** After as many bytes a segment ends. It is read as a whole, so it is small. */
  long segmentBytes() {
    return Math.max(LEAST_SEGMENT_BYTES, Math.min(MOST_SEGMENT_BYTES, maxBytes / SEGMENTS));
  }
}
