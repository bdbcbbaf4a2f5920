package io.useractivity.engine.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.useractivity.engine.viewer.Pages;
import io.useractivity.engine.viewer.ViewRequest;
import io.useractivity.engine.viewer.ViewResponse;
import io.useractivity.engine.viewer.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Hands a request of the JDK's server to the pages, and their answer back. Immutable. */
final class PageExchange {

  private static final int SEE_OTHER = 303;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int MISDIRECTED = 421;

  private static final String NO_PAGE = "There is no such page.\n";
  private static final String USED =
      "This address has let a browser in already, or it is incomplete. Run serve again for a new"
          + " one.\n";

  private final Gate gate;
  private final Pages pages;

  PageExchange(Gate gate, Pages pages) {
    this.gate = gate;
    this.pages = pages;
  }

  void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (!gate.isAskedByName(exchange)) {
      plain(exchange, MISDIRECTED, "This server is not the one that was asked for.\n");
    } else if (gate.enters(exchange)) {
      redirect(exchange);
    } else if (!gate.admits(exchange)) {
      plain(exchange, FORBIDDEN, USED);
    } else if (path.equals("/")) {
      redirect(exchange);
    } else if (pages.isPage(path)) {
      page(exchange, path);
    } else {
      plain(exchange, NOT_FOUND, NO_PAGE);
    }
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", gate.start());
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    plain(exchange, SEE_OTHER, "");
  }

  private static void plain(HttpExchange exchange, int status, String text) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/plain; charset=utf-8");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private void page(HttpExchange exchange, String path) throws IOException {
    ViewRequest.Builder request =
        ViewRequest.of(exchange.getRequestMethod(), path, Viewer.operator())
            .query(exchange.getRequestURI().getRawQuery());
    for (String name : ViewRequest.Builder.HEADERS) {
      request.header(name, exchange.getRequestHeaders().getFirst(name));
    }
    ViewResponse response = pages.answer(request.build());
    if (response.isNothing()) {
      plain(exchange, NOT_FOUND, NO_PAGE);
      return;
    }
    String length = null;
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      if (header.getKey().equals("Content-Length")) {
        length = header.getValue();
      } else {
        exchange.getResponseHeaders().set(header.getKey(), header.getValue());
      }
    }
    boolean none = exchange.getRequestMethod().equals("HEAD") || response.status() == 304;
    // 0 is for chunks, and -1 for no body.
    long body = none || "0".equals(length) ? -1 : length == null ? 0 : Long.parseLong(length);
    exchange.sendResponseHeaders(response.status(), body);
    if (body >= 0) {
      // What fails on the way leaves the last chunk out, and so the file incomplete for the
      // browser.
      response.body().writeTo(exchange.getResponseBody());
      exchange.getResponseBody().close();
    }
  }
}
