package io.useractivity.engine.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.useractivity.engine.thread.DaemonThreads;
import io.useractivity.engine.viewer.Pages;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves the pages until it is closed. */
public final class PageServer implements AutoCloseable {

  private static final int THREADS = 8;
  private static final int MOST_WAITING = 64;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Admission admission;
  private final String address;

  private PageServer(HttpServer server, Admission admission, String address) {
    this.server = server;
    this.admission = admission;
    this.address = address;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> DaemonThreads.named("user-activity-serve", work));
  }

  /**
   * Listens, and answers from then on.
   *
   * @param start the path of the first page
   * @throws IOException if it can't listen there
   */
  public static PageServer start(Endpoint endpoint, Pages pages, String start) throws IOException {
    HttpServer http =
        endpoint.tls() == null
            ? HttpServer.create(endpoint.socket(), 0)
            : HttpsServer.create(endpoint.socket(), 0);
    if (endpoint.tls() != null) {
      ((HttpsServer) http).setHttpsConfigurator(new HttpsConfigurator(endpoint.tls()));
    }
    String scheme = endpoint.tls() == null ? "http://" : "https://";
    String address = scheme + endpoint.host() + ':' + http.getAddress().getPort();
    Admission admission = Admission.draw();
    PageServer server = new PageServer(http, admission, address);
    Gate gate = new Gate(admission, endpoint, http.getAddress().getPort(), start);
    PageExchange answers = new PageExchange(gate, pages);
    http.createContext("/", exchange -> answer(answers, exchange));
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  private static void answer(PageExchange answers, HttpExchange exchange) throws IOException {
    try {
      answers.answer(exchange);
    } finally {
      exchange.close();
    }
  }

  /** The address that lets one browser in. */
  public String link() {
    return address + "/?" + Gate.TOKEN + '=' + admission.token();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
