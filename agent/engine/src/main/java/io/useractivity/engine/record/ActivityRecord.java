package io.useractivity.engine.record;

/**
 * One request as its thread saw it: strings and numbers, nothing that belongs to the container.
 *
 * <p>Immutable and complete before it is handed over. Any text may be null where the request had
 * none.
 */
public final class ActivityRecord {

  /** The fixed part of {@link #bytes()}: this object, its references and its numbers. */
  private static final int FIXED_BYTES = 160;

  private final long startedAtMillis;
  private final long responseTimeMillis;
  private final String method;
  private final String path;
  private final String contextPath;
  private final Integer status;
  private final boolean success;
  private final String error;
  private final String remoteAddress;
  private final String userAgent;
  private final String sessionId;
  private final Identity identity;
  private final StatedValues stated;

  /** A request of which the application says nothing itself; as below. */
  public ActivityRecord(
      long startedAtMillis,
      long responseTimeMillis,
      String method,
      String path,
      String contextPath,
      Integer status,
      boolean success,
      String error,
      String remoteAddress,
      String userAgent,
      String sessionId,
      Identity identity) {
    this(
        startedAtMillis,
        responseTimeMillis,
        method,
        path,
        contextPath,
        status,
        success,
        error,
        remoteAddress,
        userAgent,
        sessionId,
        identity,
        StatedValues.NONE);
  }

  /**
   * @param startedAtMillis when the request began, in milliseconds since 1970
   * @param responseTimeMillis how long it took by the monotonic clock
   * @param method the HTTP method
   * @param path the request's path as it came, encoded, path parameters and all
   * @param contextPath the part of the path that names the application, empty for the root
   * @param status what the client was sent, null where servlet 2.5 can't tell
   * @param success whether the client got an answer below 400 and no exception cut it off
   * @param error class and message of what was thrown
   * @param sessionId the live session's id: never to be stored as it is unless asked for
   * @param stated what the application itself says; of a row of its own the rest is what was known
   *     of the request at that moment, or nothing outside of one
   */
  public ActivityRecord(
      long startedAtMillis,
      long responseTimeMillis,
      String method,
      String path,
      String contextPath,
      Integer status,
      boolean success,
      String error,
      String remoteAddress,
      String userAgent,
      String sessionId,
      Identity identity,
      StatedValues stated) {
    this.startedAtMillis = startedAtMillis;
    this.responseTimeMillis = responseTimeMillis;
    this.method = method;
    this.path = path;
    this.contextPath = contextPath;
    this.status = status;
    this.success = success;
    this.error = error;
    this.remoteAddress = remoteAddress;
    this.userAgent = userAgent;
    this.sessionId = sessionId;
    this.identity = identity;
    this.stated = stated;
  }

  /** A row that the application writes outside of any request. */
  public static ActivityRecord outsideRequests(long nowMillis, StatedValues stated) {
    return new ActivityRecord(
        nowMillis,
        0,
        null,
        null,
        null,
        null,
        true,
        null,
        null,
        null,
        null,
        Identity.UNKNOWN,
        stated);
  }

  public long startedAtMillis() {
    return startedAtMillis;
  }

  public long responseTimeMillis() {
    return responseTimeMillis;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public String contextPath() {
    return contextPath;
  }

  public Integer status() {
    return status;
  }

  public boolean success() {
    return success;
  }

  public String error() {
    return error;
  }

  public String remoteAddress() {
    return remoteAddress;
  }

  public String userAgent() {
    return userAgent;
  }

  public String sessionId() {
    return sessionId;
  }

  public Identity identity() {
    return identity;
  }

  /** What the application itself says, never null. */
  public StatedValues stated() {
    return stated;
  }

  /** About how many bytes of heap this record keeps, at two bytes a character. */
  public int bytes() {
    return FIXED_BYTES
        + stated.bytes()
        + 2
            * (length(method)
                + length(path)
                + length(contextPath)
                + length(error)
                + length(remoteAddress)
                + length(userAgent)
                + length(sessionId)
                + identity.length());
  }

  static int length(String text) {
    return text == null ? 0 : text.length();
  }
}
