package io.useractivity.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server on which the answer to a COMMIT may get lost, and the connection with it. */
public final class CuttingProxy implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final String host;
  private final int port;
  private final AtomicBoolean armed = new AtomicBoolean();
  private final AtomicInteger cuts = new AtomicInteger();

  /**
   * @param address host and port of the server
   */
  public CuttingProxy(String address) throws IOException {
    String[] parts = address.split(":", -1);
    host = parts[0];
    port = Integer.parseInt(parts[1]);
    start(this::accept);
  }

  public String address() {
    return "localhost:" + listener.getLocalPort();
  }

  /** The answer to the next COMMIT gets lost. */
  public void cutNext() {
    armed.set(true);
  }

  /** How often one did. */
  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(host, port);
        AtomicBoolean cut = new AtomicBoolean();
        start(() -> ask(client, server, cut));
        start(() -> answer(server, client, cut));
      }
    } catch (IOException closed) {
      // by the test's end
    }
  }

  private void ask(Socket client, Socket server, AtomicBoolean cut) {
    try {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (isCommit(bytes, read) && armed.compareAndSet(true, false)) {
          cut.set(true);
        }
        out.write(bytes, 0, read);
        out.flush();
      }
      server.close();
    } catch (IOException closed) {
      // by either side
    }
  }

  /** A packet of its own: length, number, command, perhaps how many parameters, text. */
  private static boolean isCommit(byte[] bytes, int read) {
    return read >= 11
        && read <= 13
        && new String(bytes, read - 6, 6, StandardCharsets.US_ASCII)
            .toUpperCase(Locale.ROOT)
            .equals("COMMIT");
  }

  private void answer(Socket server, Socket client, AtomicBoolean cut) {
    try (server;
        client) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (cut.get()) {
          cuts.incrementAndGet();
          return;
        }
        out.write(bytes, 0, read);
        out.flush();
      }
    } catch (IOException closed) {
      // by either side
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
