package io.useractivity.engine.capture;

/**
 * What a nested call's exit is given: the exchange, and what the call's own request knew of the
 * user when it began. Immutable.
 */
final class NestedCall {

  /** What a nested request said. */
  enum Knew {
    /** Nobody: it is asked again. */
    NOBODY,
    /** As the first of all requests, somebody: it is asked whether that is still so. */
    THE_USER,
    /** It was not asked, since the user was known. */
    NOT_ASKED
  }

  private final Exchange exchange;
  private final Knew knew;

  NestedCall(Exchange exchange, Knew knew) {
    this.exchange = exchange;
    this.knew = knew;
  }

  Exchange exchange() {
    return exchange;
  }

  Knew knew() {
    return knew;
  }
}
