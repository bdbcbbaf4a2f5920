package io.useractivity.engine.capture;

/**
 * The application reads a body, or the container has parsed its parameters or parts: what becomes
 * known is copied. For the thread that reads.
 */
final class ContentReads {

  private final Exchanges exchanges;
  private final AsyncExchanges async;
  private final int maxBytes;

  /**
   * @param maxBytes how much of each body is copied, 0 for nothing
   */
  ContentReads(Exchanges exchanges, AsyncExchanges async, int maxBytes) {
    this.exchanges = exchanges;
    this.async = async;
    this.maxBytes = maxBytes;
  }

  /** The copy that a read of this stream or reader belongs to; null for none. */
  BodyCopy enter(Object source) {
    if (maxBytes == 0) {
      return null;
    }
    Exchange exchange = exchanges.runningExchange();
    if (exchange == null) {
      exchange = async.get(source); // read by a listener
    }
    if (exchange == null || exchange.content() == null) {
      return null;
    }
    BodyCopy copy = exchange.content().body();
    copy.enter();
    return copy;
  }

  /** A listener will read the stream outside of any dispatch. */
  void later(Object source) {
    Exchange exchange = exchanges.runningExchange();
    if (exchange != null && maxBytes > 0) {
      exchange.readLaterFrom(source);
      async.put(source, exchange);
    }
  }

  void parameters(Object request) throws Throwable {
    ContentCopy content = ofThread();
    ServletApi api = content == null ? null : ServletApi.of(request);
    if (api != null) {
      content.parametersRead(api, request);
    }
  }

  void parts(Object request) throws Throwable {
    ContentCopy content = ofThread();
    ServletApi api = content == null ? null : ServletApi.of(request);
    if (api != null) {
      content.partsRead(api, request);
    }
  }

  private ContentCopy ofThread() {
    Exchange exchange = exchanges.runningExchange();
    return exchange == null ? null : exchange.content();
  }
}
