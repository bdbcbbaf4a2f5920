package io.useractivity.engine.record;

import io.useractivity.engine.text.Cut;

/**
 * What is known of a request when it begins: what its client asked for, by which way it came, and
 * when. All texts are as they came, long ones cut; any may be null where the request had none.
 * Immutable.
 */
public final class RequestLine {

  /** As much of a query is kept to look values up in; what reaches that is taken for cut. */
  private static final int MAX_QUERY_CHARS = 16 * 1024 + 1;

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
    method = cut(from.method);
    path = cut(from.path);
    contextPath = cut(from.contextPath);
    queryString = Cut.chars(from.queryString, MAX_QUERY_CHARS);
    remoteAddress = cut(from.remoteAddress);
    userAgent = cut(from.userAgent);
    forwardedFor = from.forwardedFor;
  }

  private static String cut(String text) {
    return Cut.chars(text, RequestContent.MAX_TEXT_CHARS);
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

  /** Whether that is the path, which may be longer than what is kept of it; null is not. */
  public boolean isOf(String wholePath) {
    return path.equals(cut(wholePath));
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

  /** The same without what the query carried. */
  public RequestLine withoutQuery() {
    return queryString == null ? this : copy().build();
  }

  private Builder copy() {
    return new Builder(method, path)
        .startedAt(startedAtMillis)
        .contextPath(contextPath)
        .client(remoteAddress, userAgent)
        .forwardedFor(forwardedFor);
  }

  /** The same at another time: of something else that the request has brought about. */
  public RequestLine at(long millis) {
    return copy().startedAt(millis).queryString(queryString).build();
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
