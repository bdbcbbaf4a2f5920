package io.useractivity.engine.record;

import io.useractivity.boundaries.DontInline;

/**
 * One request as its thread saw it: strings and numbers, nothing that belongs to the container.
 *
 * <p>Immutable and complete before it is handed over. Any text may be null where the request had
 * none.
 */
public final class ActivityRecord {

  /** The fixed part of {@link #bytes()}: this object and those that it always has. */
  private static final int FIXED_BYTES = 160;

  /** As much is copied of an exception's class and message at most. */
  public static final int MAX_ERROR_CHARS = 1_024;

  private final RequestLine line;
  private final Outcome outcome;
  private final String sessionId;
  private final Identity identity;
  private final IdentityChange identityChange;
  private final String refusedUser;
  private final RequestContent content;
  private final Handling handling;
  private final StatedValues stated;
  private final int bytes;

  private ActivityRecord(Builder from) {
    line = from.line;
    outcome = from.outcome;
    sessionId = from.sessionId;
    identity = from.identity;
    identityChange = from.identityChange;
    refusedUser = from.refusedUser;
    content = from.content;
    handling = from.handling;
    stated = from.stated;
    bytes = countedBytes();
  }

  /** The same without what the request carried. */
  public ActivityRecord withoutContent() {
    return copy().content(null).build();
  }

  /** The same, known for another change of identity. */
  public ActivityRecord as(IdentityChange change) {
    return change == identityChange ? this : copy().identityChange(change).build();
  }

  private Builder copy() {
    return new Builder(line)
        .outcome(outcome)
        .session(sessionId)
        .identity(identity)
        .identityChange(identityChange)
        .refusedUser(refusedUser)
        .content(content)
        .handling(handling)
        .stated(stated);
  }

  /** A row that the application writes outside of any request. */
  public static ActivityRecord outsideRequests(long nowMillis, StatedValues stated) {
    return new Builder(new RequestLine.Builder(null, null).startedAt(nowMillis).build())
        .stated(stated)
        .build();
  }

  /** Milliseconds since 1970. */
  public long startedAtMillis() {
    return line.startedAtMillis();
  }

  public String method() {
    return line.method();
  }

  /** As the client sent it, without the query. */
  public String path() {
    return line.path();
  }

  public String contextPath() {
    return line.contextPath();
  }

  public String remoteAddress() {
    return line.remoteAddress();
  }

  public String userAgent() {
    return line.userAgent();
  }

  /** What proxies said of the client. */
  public ForwardedFor forwardedFor() {
    return line.forwardedFor();
  }

  /** Null where the servlet API can't tell. */
  public Integer status() {
    return outcome.status();
  }

  /** Never negative. */
  public long responseTimeMillis() {
    return outcome.responseTimeMillis();
  }

  /** Class and message of what was thrown. */
  public String error() {
    return outcome.error();
  }

  /**
   * Whether the agent saw it go well: the client got an answer below 400, no exception cut it off,
   * and nobody was refused a log-in.
   */
  public boolean observedSuccess() {
    return !outcome.isFailure() && identityChange != IdentityChange.FAILED_LOGIN;
  }

  /** Whether it went well by the word of the application; where it says nothing, as observed. */
  public boolean overallSuccess() {
    if (stated.has(Column.SUCCESS)) {
      return (Boolean) stated.value(Column.SUCCESS);
    }
    return observedSuccess()
        && !stated.has(Column.ERROR_MESSAGE)
        && !Outcome.isFailure(stated.value(Column.STATUS_CODE));
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
    return bytes;
  }

  private int countedBytes() {
    return FIXED_BYTES
        + stated.bytes()
        + (content == null ? 0 : content.bytes())
        + 2
            * (line.length()
                + (carriesQuery() ? 0 : TextLength.of(line.queryString()))
                + TextLength.of(outcome.error())
                + TextLength.of(sessionId)
                + TextLength.of(refusedUser)
                + identity.length()
                + handling.length());
  }

  /** Whether the content holds the same text, and counts it. */
  @SuppressWarnings("ReferenceEquality") // an equal text would take room of its own
  private boolean carriesQuery() {
    return content != null && content.query() == line.queryString();
  }

  /** Gathers what is known of a request; for one thread. What is not set is unknown. */
  public static final class Builder {

    private final RequestLine line;
    private Outcome outcome = Outcome.NONE;
    private String sessionId;
    private Identity identity = Identity.UNKNOWN;
    private IdentityChange identityChange = IdentityChange.NONE;
    private String refusedUser;
    private RequestContent content;
    private Handling handling = Handling.UNKNOWN;
    private StatedValues stated = StatedValues.NONE;

    public Builder(RequestLine line) {
      this.line = line;
    }

    public Builder outcome(Outcome of) {
      outcome = of;
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

    @DontInline
    public ActivityRecord build() {
      return new ActivityRecord(this);
    }
  }
}
