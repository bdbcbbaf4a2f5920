package io.useractivity.compare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Takes spans by OTLP over HTTP, counts those of requests, and stores nothing. */
final class SpanSink implements AutoCloseable {

  private final AtomicLong requests = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private SpanSink(HttpServer server) {
    this.server = server;
  }

  static SpanSink start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SpanSink sink = new SpanSink(server);
    server.createContext("/v1/traces", sink::take);
    server.setExecutor(sink.threads);
    server.start();
    return sink;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.addAndGet(ServerSpans.count(ByteBuffer.wrap(body)));
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Spans of requests that have arrived since the last {@link #reset}. */
  long requests() {
    return requests.get();
  }

  void reset() {
    requests.set(0);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
