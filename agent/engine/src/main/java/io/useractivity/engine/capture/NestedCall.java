package io.useractivity.engine.capture;

import io.useractivity.engine.capture.identity.KnownAtEntry;

/**
 * What a nested call's exit is given: the exchange, and what the call's own request knew of the
 * user when it began. Immutable.
 */
final class NestedCall {

  private final Exchange exchange;
  private final KnownAtEntry known;

  NestedCall(Exchange exchange, KnownAtEntry known) {
    this.exchange = exchange;
    this.known = known;
  }

  Exchange exchange() {
    return exchange;
  }

  KnownAtEntry known() {
    return known;
  }
}
