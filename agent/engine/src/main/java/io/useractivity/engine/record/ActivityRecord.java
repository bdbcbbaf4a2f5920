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

  private static final int FAILED = 400;

  /** As much is copied of an exception's class and message at most. */
  public static final int MAX_ERROR_CHARS = 1_024;

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
  private final IdentityChange identityChange;
  private final String refusedUser;
  private final ForwardedFor forwardedFor;
  private final RequestContent content;
  private final Handling handling;
  private final StatedValues stated;

  private ActivityRecord(Builder from) {
    startedAtMillis = from.startedAtMillis;
    responseTimeMillis = from.responseTimeMillis;
    method = from.method;
    path = from.path;
    contextPath = from.contextPath;
    status = from.status;
    success = from.success;
    error = from.error;
    remoteAddress = from.remoteAddress;
    userAgent = from.userAgent;
    sessionId = from.sessionId;
    identity = from.identity;
    identityChange = from.identityChange;
    refusedUser = from.refusedUser;
    forwardedFor = from.forwardedFor;
    content = from.content;
    handling = from.handling;
    stated = from.stated;
  }

  /** A row that the application writes outside of any request. */
  public static ActivityRecord outsideRequests(long nowMillis, StatedValues stated) {
    return new Builder(null, null)
        .time(nowMillis, 0)
        .outcome(null, true, null)
        .stated(stated)
        .build();
  }

  /** Milliseconds since 1970. */
  public long startedAtMillis() {
    return startedAtMillis;
  }

  /** Never negative. */
  public long responseTimeMillis() {
    return responseTimeMillis;
  }

  public String method() {
    return method;
  }

  /** As the client sent it, without the query. */
  public String path() {
    return path;
  }

  public String contextPath() {
    return contextPath;
  }

  /** Null where the servlet API can't tell. */
  public Integer status() {
    return status;
  }

  /** Whether the client got an answer below 400 and no exception cut it off. */
  public boolean success() {
    return success;
  }

  /** The same by the word of the application, where it says how things went. */
  public boolean succeeded() {
    if (stated.has(Column.SUCCESS)) {
      return (Boolean) stated.value(Column.SUCCESS);
    }
    Object code = stated.value(Column.STATUS_CODE);
    return success
        && !stated.has(Column.ERROR_MESSAGE)
        && !(code instanceof Integer && (Integer) code >= FAILED);
  }

  /** Class and message of what was thrown. */
  public String error() {
    return error;
  }

  public String remoteAddress() {
    return remoteAddress;
  }

  public String userAgent() {
    return userAgent;
  }

  /** The live session's: never to be stored as it is unless asked for. */
  public String sessionId() {
    return sessionId;
  }

  public Identity identity() {
    return identity;
  }

  /** Whether the user came or went with this request. */
  public IdentityChange identityChange() {
    return identityChange;
  }

  /** Whose name was sent with a wrong password for this request alone; null for nobody's. */
  public String refusedUser() {
    return refusedUser;
  }

  /** What proxies said of the client. */
  public ForwardedFor forwardedFor() {
    return forwardedFor;
  }

  /** What the request carried, not yet redacted; null for nothing. */
  public RequestContent content() {
    return content;
  }

  public Handling handling() {
    return handling;
  }

  /**
   * What the application itself says, never null. Of a row of its own the rest is what was known of
   * the request at that moment, or nothing outside of one.
   */
  public StatedValues stated() {
    return stated;
  }

  /** About how many bytes of heap this record keeps, at two bytes a character. */
  public int bytes() {
    return FIXED_BYTES
        + stated.bytes()
        + (content == null ? 0 : content.bytes())
        + 2
            * (length(method)
                + length(path)
                + length(contextPath)
                + length(error)
                + length(remoteAddress)
                + length(userAgent)
                + length(sessionId)
                + length(refusedUser)
                + identity.length()
                + forwardedFor.length()
                + handling.length());
  }

  static int length(String text) {
    return text == null ? 0 : text.length();
  }

  /** Gathers what is known of a request; for one thread. What is not set is unknown. */
  public static final class Builder {

    private final String method;
    private final String path;
    private String contextPath;
    private long startedAtMillis;
    private long responseTimeMillis;
    private Integer status;
    private boolean success;
    private String error;
    private String remoteAddress;
    private String userAgent;
    private String sessionId;
    private Identity identity = Identity.UNKNOWN;
    private IdentityChange identityChange = IdentityChange.NONE;
    private String refusedUser;
    private ForwardedFor forwardedFor = ForwardedFor.NOBODY;
    private RequestContent content;
    private Handling handling = Handling.UNKNOWN;
    private StatedValues stated = StatedValues.NONE;

    /**
     * @param path as the client sent it, without the query
     */
    public Builder(String method, String path) {
      this.method = method;
      this.path = path;
    }

    public Builder contextPath(String of) {
      contextPath = of;
      return this;
    }

    /**
     * Sets when it began and how long it took.
     *
     * @param startedMillis since 1970
     * @param tookMillis by the monotonic clock, not negative
     */
    public Builder time(long startedMillis, long tookMillis) {
      startedAtMillis = startedMillis;
      responseTimeMillis = tookMillis;
      return this;
    }

    /**
     * Sets what the client got.
     *
     * @param received null where the servlet API can't tell
     * @param succeeded whether it is below 400 and no exception cut the answer off
     * @param thrown class and message of what was thrown
     */
    public Builder outcome(Integer received, boolean succeeded, String thrown) {
      status = received;
      success = succeeded;
      error = thrown;
      return this;
    }

    public Builder client(String address, String agent) {
      remoteAddress = address;
      userAgent = agent;
      return this;
    }

    /** The live session's id, as it is. */
    public Builder session(String id) {
      sessionId = id;
      return this;
    }

    public Builder identity(Identity of) {
      identity = of;
      return this;
    }

    public Builder identityChange(IdentityChange change) {
      identityChange = change;
      return this;
    }

    /** Whose name was sent with a wrong password for this request alone; null for nobody's. */
    public Builder refusedUser(String name) {
      refusedUser = name;
      return this;
    }

    public Builder forwardedFor(ForwardedFor proxies) {
      forwardedFor = proxies;
      return this;
    }

    /** What the request carried, not redacted; null for nothing. */
    public Builder content(RequestContent carried) {
      content = carried;
      return this;
    }

    public Builder handling(Handling by) {
      handling = by;
      return this;
    }

    /** What the application itself says. */
    public Builder stated(StatedValues byApplication) {
      stated = byApplication;
      return this;
    }

    public ActivityRecord build() {
      return new ActivityRecord(this);
    }
  }
}
