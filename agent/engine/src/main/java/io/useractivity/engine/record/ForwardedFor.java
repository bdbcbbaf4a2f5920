package io.useractivity.engine.record;

/** What the headers of a request say of the ways that it came, as they came; immutable. */
public final class ForwardedFor {

  /** No proxy said anything, or nobody asked. */
  public static final ForwardedFor NOBODY = new ForwardedFor(null, null);

  private final String forwarded;
  private final String xForwardedFor;

  /**
   * @param forwarded all lines of {@code Forwarded} (RFC 7239), with commas between; may be null
   * @param xForwardedFor all lines of {@code X-Forwarded-For}; may be null
   */
  public ForwardedFor(String forwarded, String xForwardedFor) {
    this.forwarded = forwarded;
    this.xForwardedFor = xForwardedFor;
  }

  public String forwarded() {
    return forwarded;
  }

  public String xForwardedFor() {
    return xForwardedFor;
  }

  int length() {
    return TextLength.of(forwarded) + TextLength.of(xForwardedFor);
  }
}
