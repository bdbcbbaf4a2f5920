package io.useractivity.engine.capture;

/**
 * One call of the container into filters and servlets, with all that nests in it: filter chains,
 * forwards, includes. Bound to its thread while it runs; for that thread only.
 */
final class Dispatch {

  private final Exchange exchange;
  private final DispatchKind kind;
  private int depth = 1;
  private int startAsyncDepth;

  /**
   * @param exchange null for a dispatch whose client request is unknown: it is passed over with all
   *     that nests in it
   */
  Dispatch(Exchange exchange, DispatchKind kind) {
    this.exchange = exchange;
    this.kind = kind;
  }

  Exchange exchange() {
    return exchange;
  }

  DispatchKind kind() {
    return kind;
  }

  boolean isRunning() {
    return depth > 0;
  }

  void enter() {
    depth++;
  }

  /** Leaves one call; true if it was the outermost. */
  boolean leave() {
    return --depth == 0;
  }

  /** Wrappers pass {@code startAsync} on to what they wrap: true for the outermost call only. */
  boolean enterStartAsync() {
    return startAsyncDepth++ == 0;
  }

  boolean leaveStartAsync() {
    return --startAsyncDepth == 0;
  }
}
