package org.example.backoffice.order;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.example.backoffice.account.SignIn;
import org.example.backoffice.account.User;

/** The pages on which people read, place and cancel orders. */
public final class OrdersServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    OrderPath path = OrderPath.of(request.getPathInfo());
    if (path.isList()) {
      list(request, response);
    } else if (path.isOrder()) {
      show(path.id(), request, response);
    } else if (path.isAction("cancel") || path.isAction("attachments")) {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    OrderPath path = OrderPath.of(request.getPathInfo());
    User user = SignIn.user(request);
    if (!user.mayChangeOrders()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (path.isList()) {
      create(user, request, response);
    } else if (path.isAction("cancel")) {
      cancel(user, path.id(), request, response);
    } else if (path.isAction("attachments")) {
      attach(user, path.id(), request, response);
    } else if (path.isOrder()) {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void list(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    User user = SignIn.user(request);
    request.setAttribute("orders", book().latest(user.getTenantId()));
    request.getRequestDispatcher("/WEB-INF/jsp/orders.jsp").forward(request, response);
  }

  private void show(long id, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Order> order = book().find(SignIn.user(request).getTenantId(), id);
    if (order.isPresent()) {
      request.setAttribute("order", order.get());
      request.getRequestDispatcher("/WEB-INF/jsp/order.jsp").forward(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void create(User user, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    OrderDraft draft;
    try {
      draft = OrderDraft.of(request.getParameter("product"), request.getParameter("quantity"));
    } catch (IllegalArgumentException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "Not a sound order");
      return;
    }
    Order order = book().create(user.getTenantId(), user.getEmail(), draft);
    response.sendRedirect(request.getContextPath() + "/orders/" + order.getId());
  }

  private void cancel(User user, long id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (book().cancel(user.getTenantId(), id)) {
      response.sendRedirect(request.getContextPath() + "/orders/" + id);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void attach(User user, long id, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (book().find(user.getTenantId(), id).isPresent()) {
      Attachment.receive(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private OrderBook book() {
    return OrderBook.of(getServletContext());
  }
}
