package org.example.backoffice.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.example.backoffice.account.SignIn;
import org.example.backoffice.account.User;

/** The same orders for programs: JSON in, JSON out, and no error pages. */
public final class OrdersApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lets the four verbs below share what they all have to check first. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    boolean asks = "OPTIONS".equals(request.getMethod());
    if (!reads && !asks && !SignIn.user(request).mayChangeOrders()) {
      error(response, HttpServletResponse.SC_FORBIDDEN, "forbidden");
    } else {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    OrderPath path = OrderPath.of(request.getPathInfo());
    String tenantId = SignIn.user(request).getTenantId();
    if (path.isList()) {
      reply(response, HttpServletResponse.SC_OK, book().latest(tenantId));
    } else {
      Optional<Order> order = path.isOrder() ? book().find(tenantId, path.id()) : Optional.empty();
      if (order.isPresent()) {
        reply(response, HttpServletResponse.SC_OK, order.get());
      } else {
        notFound(response);
      }
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!OrderPath.of(request.getPathInfo()).isList()) {
      notFound(response);
      return;
    }
    OrderDraft draft = draft(request);
    if (draft == null) {
      malformed(response);
      return;
    }
    User user = SignIn.user(request);
    Order order = book().create(user.getTenantId(), user.getEmail(), draft);
    response.setHeader("Location", request.getContextPath() + "/api/orders/" + order.getId());
    reply(response, HttpServletResponse.SC_CREATED, order);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    OrderDraft draft = draft(request);
    if (draft == null) {
      malformed(response);
      return;
    }
    OrderPath path = OrderPath.of(request.getPathInfo());
    String tenantId = SignIn.user(request).getTenantId();
    if (path.isOrder() && book().revise(tenantId, path.id(), draft)) {
      doGet(request, response);
    } else {
      notFound(response);
    }
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    OrderPath path = OrderPath.of(request.getPathInfo());
    if (path.isOrder() && book().delete(SignIn.user(request).getTenantId(), path.id())) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      notFound(response);
    }
  }

  /** The body as an order, or null when it is none. */
  private static OrderDraft draft(HttpServletRequest request) throws IOException {
    try {
      return wantsReader(request.getQueryString())
          ? JSON.readValue(request.getReader(), OrderDraft.class)
          : JSON.readValue(request.getInputStream(), OrderDraft.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Asks the query string: a parameter would be looked for in the body too, and consume it. */
  private static boolean wantsReader(String query) {
    return query != null && query.contains("via=reader");
  }

  private static void malformed(HttpServletResponse response) throws IOException {
    error(response, HttpServletResponse.SC_BAD_REQUEST, "malformed order");
  }

  private static void notFound(HttpServletResponse response) throws IOException {
    error(response, HttpServletResponse.SC_NOT_FOUND, "no such order");
  }

  private static void error(HttpServletResponse response, int status, String error)
      throws IOException {
    reply(response, status, Collections.singletonMap("error", error));
  }

  private static void reply(HttpServletResponse response, int status, Object body)
      throws IOException {
    byte[] json = JSON.writeValueAsBytes(body);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }

  private OrderBook book() {
    return OrderBook.of(getServletContext());
  }
}
