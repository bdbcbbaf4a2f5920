package io.useractivity.engine.host;

import io.useractivity.engine.capture.servlet.PageApi;
import io.useractivity.engine.viewer.ViewResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Writes an answer to the response that a servlet got, through whatever wrappers the application's
 * filters have put around it. For the request's thread.
 */
final class ServletAnswer {

  private final PageApi api;
  private final Object response;
  private final OutputStream out;

  private ServletAnswer(PageApi api, Object response, OutputStream out) {
    this.api = api;
    this.response = response;
    this.out = out;
  }

  /** Null if the application has begun to write already; the response is as it was then. */
  static ServletAnswer begin(PageApi api, Object response) throws Throwable {
    try {
      return new ServletAnswer(api, response, api.outputStream(response));
    } catch (IllegalStateException writerIsInUse) {
      return null;
    }
  }

  /**
   * Writes it. The stream is left open: filters may have something to add, and the container closes
   * it.
   *
   * @return what has broken it off: the client has gone, or the rows ended; null for nothing
   */
  Exception write(ViewResponse answer) throws Throwable {
    api.setStatus(response, answer.status()); // of an error page it is 404
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      if (header.getKey().equalsIgnoreCase("Content-Type")) {
        api.setContentType(response, header.getValue());
      } else if (!header.getKey().equalsIgnoreCase("Content-Length")) {
        // A filter that compresses does not always hear of a length that is set as a header.
        api.setHeader(response, header.getKey(), header.getValue());
      }
    }
    try {
      answer.body().writeTo(new LeftOpen(out));
      return null;
    } catch (IOException | RuntimeException brokenOff) { // too late for another answer
      return brokenOff;
    }
  }

  /** Nobody but the container closes it. */
  private static final class LeftOpen extends FilterOutputStream {

    LeftOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
