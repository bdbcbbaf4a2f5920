package io.useractivity.engine.record;

/**
 * What is known of a request when it begins: what its client asked for, by which way it came, and
 * when. All texts are as they came; any may be null where the request had none. Immutable.
 */
public final class RequestLine {

  private final long startedAtMillis;
  private final String method;
  private final String path;
  private final String contextPath;
  private final String queryString;
  private final String remoteAddress;
  private final String userAgent;
  private final ForwardedFor forwardedFor;

  private RequestLine(Builder from) {
    startedAtMillis = from.startedAtMillis;
    method = from.method;
    path = from.path;
    contextPath = from.contextPath;
    queryString = from.queryString;
    remoteAddress = from.remoteAddress;
    userAgent = from.userAgent;
    forwardedFor = from.forwardedFor;
  }

  /** Milliseconds since 1970. */
  public long startedAtMillis() {
    return startedAtMillis;
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

  /** As the client sent it, encoded. */
  public String queryString() {
    return queryString;
  }

  /** The peer's: a client's or a proxy's. */
  public String remoteAddress() {
    return remoteAddress;
  }

  public String userAgent() {
    return userAgent;
  }

  /** What proxies said of the client. */
  public ForwardedFor forwardedFor() {
    return forwardedFor;
  }

  /** The same at another time: of something else that the request has brought about. */
  public RequestLine at(long millis) {
    return new Builder(method, path)
        .startedAt(millis)
        .contextPath(contextPath)
        .queryString(queryString)
        .client(remoteAddress, userAgent)
        .forwardedFor(forwardedFor)
        .build();
  }

  /** How many characters it holds, the query's aside. */
  int length() {
    return TextLength.of(method)
        + TextLength.of(path)
        + TextLength.of(contextPath)
        + TextLength.of(remoteAddress)
        + TextLength.of(userAgent)
        + forwardedFor.length();
  }

  /** Gathers what is known; for one thread. What is not set is unknown. */
  public static final class Builder {

    private final String method;
    private final String path;
    private long startedAtMillis;
    private String contextPath;
    private String queryString;
    private String remoteAddress;
    private String userAgent;
    private ForwardedFor forwardedFor = ForwardedFor.NOBODY;

    /**
     * @param path as the client sent it, without the query
     */
    public Builder(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /** Sets when it began, in milliseconds since 1970. */
    public Builder startedAt(long millis) {
      startedAtMillis = millis;
      return this;
    }

    public Builder contextPath(String of) {
      contextPath = of;
      return this;
    }

    /** Sets the query as the client sent it, encoded. */
    public Builder queryString(String encoded) {
      queryString = encoded;
      return this;
    }

    public Builder client(String address, String agent) {
      remoteAddress = address;
      userAgent = agent;
      return this;
    }

    public Builder forwardedFor(ForwardedFor proxies) {
      forwardedFor = proxies;
      return this;
    }

    public RequestLine build() {
      return new RequestLine(this);
    }
  }
}
