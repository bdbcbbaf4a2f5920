package io.useractivity.engine.metrics;

/** Whether rows arrive, in one word and with the reason. Safe for use by any thread. */
public final class Health {

  private static final long RECENT_MILLIS = 300_000;

  private final Losses losses;
  private volatile String failing;
  private volatile long lastSuccessMillis;
  private volatile String lastError = "";

  Health(Losses losses) {
    this.losses = losses;
  }

  /** Nothing can be stored. */
  public void failing(String reason) {
    lastError = reason;
    failing = reason;
  }

  /** Rows were stored. */
  public void working() {
    lastSuccessMillis = System.currentTimeMillis();
    failing = null;
  }

  /** {@code ok}, {@code degraded} if rows were lost of late, {@code failing} if none are stored. */
  public String word() {
    if (failing != null) {
      return "failing";
    }
    return losses.isAnySince(System.currentTimeMillis() - RECENT_MILLIS) ? "degraded" : "ok";
  }

  /** Why it is not ok; empty if it is. */
  public String reason() {
    String reason = failing;
    if (reason != null) {
      return reason;
    }
    return word().equals("ok") ? "" : losses.byReason();
  }

  /** When rows were stored last, in milliseconds since 1970; 0 for never. */
  public long lastSuccessMillis() {
    return lastSuccessMillis;
  }

  /** Why rows could not be stored when they last could not; empty if they always could. */
  public String lastError() {
    return lastError;
  }
}
