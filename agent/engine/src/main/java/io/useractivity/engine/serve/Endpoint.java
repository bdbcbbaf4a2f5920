package io.useractivity.engine.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;

/** Where the server listens, and how; immutable. */
public final class Endpoint {

  private final InetAddress address;
  private final int port;
  private final SSLContext tls;

  private Endpoint(InetAddress address, int port, SSLContext tls) {
    this.address = address;
    this.port = port;
    this.tls = tls;
  }

  /**
   * One of this machine's.
   *
   * @param host a name or an address
   * @param port 0 for any that is free
   * @param tls null for none
   */
  public static Endpoint of(String host, int port, SSLContext tls) throws UnknownHostException {
    return new Endpoint(InetAddress.getByName(host), port, tls);
  }

  /** Whether nobody on another machine reaches it. */
  public boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(address, port);
  }

  /** Null for none. */
  SSLContext tls() {
    return tls;
  }

  /** How a browser on this machine names it; any address of it is also this one. */
  String host() {
    if (address.isAnyLocalAddress()) {
      return tls == null ? "127.0.0.1" : "localhost";
    }
    String host = address.getHostAddress();
    return host.indexOf(':') < 0 ? host : '[' + host.replaceAll("%.*", "") + ']';
  }
}
