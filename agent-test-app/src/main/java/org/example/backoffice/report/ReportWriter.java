package org.example.backoffice.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/** Writes lines until there are enough or the client has no room; called again when it has. */
final class ReportWriter implements WriteListener {
  private static final int LINES = 20_000;
  private static final byte[] LINE = line();

  private final AsyncContext async;
  private final ServletOutputStream out;
  private int written;

  ReportWriter(AsyncContext async, ServletOutputStream out) {
    this.async = async;
    this.out = out;
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      if (written == LINES) {
        async.complete();
        return;
      }
      out.write(LINE);
      written++;
    }
  }

  @Override
  public void onError(Throwable clientGone) {
    async.complete();
  }

  private static byte[] line() {
    char[] line = new char[99];
    Arrays.fill(line, '.');
    return (new String(line) + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
