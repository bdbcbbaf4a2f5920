package io.useractivity.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A port of this machine that leads to a server, by a way on which a test may do harm. */
public final class TcpProxy implements AutoCloseable {

  /** What becomes of the bytes of one connection; its two directions ask from a thread each. */
  public interface Way {

    /** All goes through. */
    Way OPEN = (fromClient, bytes, count) -> true;

    /**
     * Something has come.
     *
     * @return whether it is handed on
     * @throws IOException to end the connection
     */
    boolean passes(boolean fromClient, byte[] bytes, int count) throws IOException;
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Supplier<String> target;
  private final Supplier<Way> ways;

  /**
   * @param target host and port of the server, asked for each connection
   * @param ways makes one for each connection
   */
  public TcpProxy(Supplier<String> target, Supplier<Way> ways) throws IOException {
    this.target = target;
    this.ways = ways;
    start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  public String address() {
    return "localhost:" + port();
  }

  /** Ends the connections that there are; others may come. */
  public void cut() throws IOException {
    for (Socket each : sockets) {
      each.close();
    }
    sockets.clear();
  }

  private void accept() {
    try {
      while (true) {
        lead(listener.accept());
      }
    } catch (IOException closed) {
      // by the test's end
    }
  }

  /** Where no server is, the client finds that out as without a proxy. */
  private void lead(Socket client) throws IOException {
    String[] address = target.get().split(":", -1);
    Socket server;
    try {
      server = new Socket(address[0], Integer.parseInt(address[1]));
    } catch (IOException noServer) {
      client.close();
      return;
    }
    sockets.add(client);
    sockets.add(server);
    Way way = ways.get();
    start(() -> copy(client, server, way, true));
    start(() -> copy(server, client, way, false));
  }

  private static void copy(Socket from, Socket to, Way way, boolean fromClient) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (way.passes(fromClient, bytes, read)) {
          out.write(bytes, 0, read);
          out.flush();
        }
      }
    } catch (IOException closed) {
      // by either side, or by the way
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
