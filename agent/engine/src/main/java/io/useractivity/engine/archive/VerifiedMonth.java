package io.useractivity.engine.archive;

/** What was found of a month's archive; immutable. */
public final class VerifiedMonth {

  /** The verdict on one that is as it was archived. */
  public static final String GOOD = "ok";

  private final String month;
  private final long rows;
  private final Long bytes;
  private final String sha256;
  private final String verdict;

  /**
   * @param bytes null where there is no file
   * @param sha256 null where there is no file
   */
  VerifiedMonth(String month, long rows, Long bytes, String sha256, String verdict) {
    this.month = month;
    this.rows = rows;
    this.bytes = bytes;
    this.sha256 = sha256;
    this.verdict = verdict;
  }

  public String month() {
    return month;
  }

  public long rows() {
    return rows;
  }

  /** Null where there is no file. */
  public Long bytes() {
    return bytes;
  }

  /** Null where there is no file. */
  public String sha256() {
    return sha256;
  }

  public boolean isGood() {
    return verdict.equals(GOOD);
  }

  /** {@link #GOOD} or a sentence. */
  public String verdict() {
    return verdict;
  }
}
