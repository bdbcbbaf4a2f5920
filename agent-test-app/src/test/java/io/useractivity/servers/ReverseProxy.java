package io.useractivity.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A reverse proxy that shows an application below a path of its own, as administrators set theirs
 * up: redirects and cookies are turned to that path, and what a page says is left as it is.
 */
public final class ReverseProxy implements AutoCloseable {

  /** Each connection has its own. */
  private static final Set<String> NOT_HANDED_ON =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final String prefix;
  private final String target;
  private final String contextPath;
  private final boolean forwarding;

  private ReverseProxy(HttpServer server, String prefix, RunningServer target, boolean forwarding) {
    this.server = server;
    this.prefix = prefix;
    this.target = target.url("");
    this.contextPath = target.contextPath();
    this.forwarding = forwarding;
  }

  /**
   * Starts one.
   *
   * @param prefix the path at which the application is shown
   * @param forwarding whether it tells the application of that, by {@code X-Forwarded-Prefix} and
   *     its kind
   */
  public static ReverseProxy start(String prefix, RunningServer target, boolean forwarding)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ReverseProxy proxy = new ReverseProxy(server, prefix, target, forwarding);
    server.createContext(prefix + "/", proxy::handle);
    server.setExecutor(proxy.threads);
    server.start();
    return proxy;
  }

  /** The application's address, as clients of the proxy know it; without a slash at its end. */
  public String base() {
    return host() + prefix;
  }

  private String host() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer =
          client.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
      for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
        for (String value : header.getValue()) {
          addBack(exchange, header.getKey().toLowerCase(Locale.ROOT), value);
        }
      }
      boolean empty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
      if (!empty) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(answer.body());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().substring(prefix.length());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + contextPath + path))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_HANDED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    if (forwarding) {
      request.header("X-Forwarded-Prefix", prefix);
      request.header("X-Forwarded-Host", host().substring("http://".length()));
      request.header("X-Forwarded-Proto", "http");
      request.header("X-Forwarded-Port", String.valueOf(server.getAddress().getPort()));
      request.header("X-Forwarded-For", "198.51.100.17");
    }
    return request.build();
  }

  private void addBack(HttpExchange exchange, String name, String value) {
    if (NOT_HANDED_ON.contains(name)) {
      return;
    }
    exchange
        .getResponseHeaders()
        .add(
            name,
            switch (name) {
              case "location" -> turned(value);
              case "set-cookie" -> value.replaceFirst("(?i)path=[^;]*", "Path=" + prefix);
              default -> value;
            });
  }

  /** A redirect within the application, whichever address it takes for its own. */
  private String turned(String location) {
    String path = location;
    for (String own : List.of(target, host())) {
      path = path.startsWith(own + "/") ? path.substring(own.length()) : path;
    }
    if (!path.startsWith("/") || path.startsWith(prefix + "/")) {
      return location;
    }
    return prefix
        + (path.startsWith(contextPath + "/") ? path.substring(contextPath.length()) : path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
