package io.useractivity.engine.capture;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.capture.body.BodyCopy;
import io.useractivity.engine.capture.body.ContentCopy;
import io.useractivity.engine.capture.servlet.ServletApi;

/**
 * The application reads a body, or the container has parsed its parameters or parts: what becomes
 * known is copied. For the thread that reads.
 */
final class ContentReads {

  private final Exchanges exchanges;
  private final ReadElsewhere elsewhere;
  private final int maxBytes;

  /**
   * @param maxBytes how much of each body is copied, 0 for nothing
   */
  ContentReads(Exchanges exchanges, ReadElsewhere elsewhere, int maxBytes) {
    this.exchanges = exchanges;
    this.elsewhere = elsewhere;
    this.maxBytes = maxBytes;
  }

  /** The copy that a read of this stream or reader belongs to; null for none. */
  BodyCopy enter(Object source) {
    BodyCopy copy = bodyOf(source);
    if (copy != null) {
      copy.enter(source);
    }
    return copy;
  }

  /** A reader has marked where it is, or has gone back there. */
  void marked(Object source, boolean back) {
    BodyCopy copy = bodyOf(source);
    if (copy != null) {
      copy.marked(source, back);
    }
  }

  private BodyCopy bodyOf(Object source) {
    ContentCopy content = contentOf(source);
    return content == null ? null : content.body();
  }

  /** A request has given out its stream or reader. */
  void given(Object request, Object source) throws Throwable {
    if (maxBytes == 0 || source == null) {
      return;
    }
    Dispatch dispatch = exchanges.running();
    Exchange exchange = dispatch == null ? elsewhere.exchange(request) : dispatch.exchange();
    if (exchange == null) {
      return;
    }
    if (dispatch != null) {
      dispatch.gave(source);
    }
    if (exchange.readElsewhere() != null) {
      elsewhere.allow(exchange, source);
    }
    exchange.content().opened(ServletApi.of(request), request, source);
  }

  /** The request of a dispatch has become asynchronous: other threads may read it. */
  void startedAsync(Dispatch dispatch, Object innermostRequest) {
    if (maxBytes > 0) {
      elsewhere.allow(dispatch, innermostRequest);
    }
  }

  /** The container has parsed the parameters. */
  @DontInline
  void parameters(Object request) throws Throwable {
    ContentCopy content = contentOf(request);
    ServletApi api = content == null ? null : ServletApi.of(request);
    if (api != null) {
      content.parametersRead(api, request);
    }
  }

  /** The container has parsed the parts. */
  void parts(Object request) throws Throwable {
    ContentCopy content = contentOf(request);
    ServletApi api = content == null ? null : ServletApi.of(request);
    if (api != null) {
      content.partsRead(api, request);
    }
  }

  /**
   * Of the request that this thread runs a dispatch of; else, of an asynchronous one, by what is
   * read.
   *
   * @param source a request, stream or reader
   * @return null if there is none, or nothing of bodies is wanted
   */
  private ContentCopy contentOf(Object source) {
    if (maxBytes == 0) {
      return null;
    }
    Dispatch dispatch = exchanges.running();
    Exchange exchange = dispatch == null ? elsewhere.exchange(source) : dispatch.exchange();
    return exchange == null ? null : exchange.content();
  }
}
