package io.useractivity.engine.store;

import io.useractivity.databases.TcpProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server on which the answer to a COMMIT may get lost, and the connection with it. */
public final class CuttingProxy implements AutoCloseable {

  private final AtomicBoolean armed = new AtomicBoolean();
  private final AtomicInteger cuts = new AtomicInteger();
  private final TcpProxy proxy;

  /**
   * @param address host and port of the server
   */
  public CuttingProxy(String address) throws IOException {
    proxy = new TcpProxy(() -> address, this::way);
  }

  public String address() {
    return proxy.address();
  }

  /** The answer to the next COMMIT gets lost. */
  public void cutNext() {
    armed.set(true);
  }

  /** How often one did. */
  public int cuts() {
    return cuts.get();
  }

  private TcpProxy.Way way() {
    AtomicBoolean cut = new AtomicBoolean();
    return (fromClient, bytes, count) -> {
      if (fromClient && isCommit(bytes, count) && armed.compareAndSet(true, false)) {
        cut.set(true);
      } else if (!fromClient && cut.get()) {
        cuts.incrementAndGet();
        throw new IOException("cut");
      }
      return true;
    };
  }

  /** A packet of its own: length, number, command, perhaps how many parameters, text. */
  private static boolean isCommit(byte[] bytes, int read) {
    return read >= 11
        && read <= 13
        && new String(bytes, read - 6, 6, StandardCharsets.US_ASCII)
            .toUpperCase(Locale.ROOT)
            .equals("COMMIT");
  }

  @Override
  public void close() throws IOException {
    proxy.close();
  }
}
