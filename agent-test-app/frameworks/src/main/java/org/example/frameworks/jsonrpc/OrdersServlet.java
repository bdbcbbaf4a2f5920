package org.example.frameworks.jsonrpc;

import com.googlecode.jsonrpc4j.JsonRpcServer;
import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Answers JSON-RPC. */
public final class OrdersServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient JsonRpcServer server =
      new JsonRpcServer((Orders) OrdersServlet::show, Orders.class);

  private static String show(String id, String word) {
    return "Order " + id + " with " + word.length() + " characters";
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    server.handle(request, response);
  }
}
