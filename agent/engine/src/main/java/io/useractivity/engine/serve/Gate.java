package io.useractivity.engine.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.useractivity.engine.text.QueryParameters;
import java.util.Locale;

/**
 * Who gets to the pages: whoever has the cookie, and asks for this server by its own name. A page
 * from elsewhere whose name leads here all of a sudden (DNS rebinding) does not. Immutable.
 */
final class Gate {

  static final String TOKEN = "token";

  private final Admission admission;
  private final Endpoint endpoint;
  private final String start;
  private final String cookie;
  private final int port;

  /**
   * @param start the path of the first page
   */
  Gate(Admission admission, Endpoint endpoint, int port, String start) {
    this.admission = admission;
    this.endpoint = endpoint;
    this.start = start;
    this.port = port;
    // Browsers send a cookie to all ports of a host.
    this.cookie = "user-activity-" + port;
  }

  /** Whether the request names this server, and not a host of somebody else's. */
  boolean isAskedByName(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    String suffix = ":" + port;
    if (name.endsWith(suffix)) {
      name = name.substring(0, name.length() - suffix.length());
    }
    if (name.equals("localhost")) {
      return true;
    }
    // A name that is no address: whoever binds to more than loopback has given the machine one.
    return isAddress(name) || !endpoint.isLoopback();
  }

  private static boolean isAddress(String name) {
    return name.startsWith("[") || name.matches("[0-9.]+");
  }

  /** Whether the request brings the cookie. */
  boolean admits(HttpExchange exchange) {
    for (String header :
        exchange
            .getRequestHeaders()
            .getOrDefault("Cookie", java.util.Collections.<String>emptyList())) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).trim().equals(cookie)) {
          return admission.admits(pair.substring(equals + 1).trim());
        }
      }
    }
    return false;
  }

  /**
   * Takes a token that a request for the first page brings; false if it brings none that counts.
   */
  boolean enters(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("GET")
        || !exchange.getRequestURI().getRawPath().equals("/")) {
      return false;
    }
    String token = QueryParameters.first(exchange.getRequestURI().getRawQuery(), TOKEN);
    String value = admission.exchange(token);
    if (value == null) {
      return false;
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set(
        "Set-Cookie",
        cookie
            + '='
            + value
            + "; Path=/; HttpOnly; SameSite=Strict"
            + (endpoint.tls() == null ? "" : "; Secure"));
    return true;
  }

  String start() {
    return start;
  }
}
