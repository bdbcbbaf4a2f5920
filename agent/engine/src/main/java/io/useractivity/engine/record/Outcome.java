package io.useractivity.engine.record;

/** How a request went, as its thread saw it; immutable. */
public final class Outcome {

  /** Nothing has come of it yet, or it is no request. */
  public static final Outcome NONE = of(null);

  private static final int FAILED = 400;

  private final Integer status;
  private final boolean thrown;
  private final long responseTimeMillis;
  private final String error;

  /**
   * @param status what the client gets, null where the servlet API can't tell
   * @param thrown whether an exception cut the answer off
   * @param responseTimeMillis by the monotonic clock, not negative
   */
  public Outcome(Integer status, boolean thrown, long responseTimeMillis) {
    this(status, thrown, responseTimeMillis, null);
  }

  private Outcome(Integer status, boolean thrown, long responseTimeMillis, String error) {
    this.status = status;
    this.thrown = thrown;
    this.responseTimeMillis = responseTimeMillis;
    this.error = error;
  }

  /** A status in no time. */
  public static Outcome of(Integer status) {
    return new Outcome(status, false, 0, null);
  }

  /** The same with class and message of what was thrown; null for nothing. */
  public Outcome because(String classAndMessage) {
    return classAndMessage == null
        ? this
        : new Outcome(status, thrown, responseTimeMillis, classAndMessage);
  }

  /** Null where the servlet API can't tell. */
  public Integer status() {
    return status;
  }

  /** Whether an exception cut the answer off. */
  public boolean wasThrown() {
    return thrown;
  }

  /** Whether the client got no answer below 400. */
  public boolean isFailure() {
    return thrown || isFailure(status);
  }

  /** Whether a status, if it is one, tells of a failure. */
  static boolean isFailure(Object status) {
    return status instanceof Integer && (Integer) status >= FAILED;
  }

  /** Never negative. */
  public long responseTimeMillis() {
    return responseTimeMillis;
  }

  /** Class and message of what was thrown. */
  public String error() {
    return error;
  }
}
