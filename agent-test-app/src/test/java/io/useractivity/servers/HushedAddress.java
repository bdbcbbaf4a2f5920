package io.useractivity.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server of this machine which can be hushed: it takes all and answers nothing. */
public final class HushedAddress implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile boolean hushed;

  public HushedAddress(int port) throws IOException {
    this.port = port;
    start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing comes back, on old connections and on new ones. */
  public void hush() {
    hushed = true;
  }

  /** New connections are as they should be; those that were hushed end. */
  public void speak() throws IOException {
    hushed = false;
    for (Socket each : sockets) {
      each.close();
    }
    sockets.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(client);
        sockets.add(server);
        start(() -> copy(client, server));
        start(() -> copy(server, client));
      }
    } catch (IOException closed) {
      // by the test's end
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (!hushed) {
          out.write(bytes, 0, read);
          out.flush();
        }
      }
    } catch (IOException closed) {
      // by either side
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "hushed address");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    speak();
  }
}
