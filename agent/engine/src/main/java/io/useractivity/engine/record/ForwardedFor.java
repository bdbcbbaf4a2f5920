package io.useractivity.engine.record;

import io.useractivity.engine.text.Cut;

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
    // The nearest proxies, which are the ones to trust, have added theirs at the end.
    this.forwarded = Cut.lastElements(forwarded, RequestContent.MAX_TEXT_CHARS);
    this.xForwardedFor = Cut.lastElements(xForwardedFor, RequestContent.MAX_TEXT_CHARS);
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
