package org.example.backoffice.order;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.example.backoffice.account.SignIn;
import org.example.backoffice.page.Html;

/** The dashboard's part on orders; sets no content type, as the page around it did. */
public final class OrdersFragmentServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<Order> orders =
        OrderBook.of(getServletContext()).latest(SignIn.user(request).getTenantId());
    PrintWriter page = response.getWriter();
    page.println("<section id=\"orders\"><h2>" + orders.size() + " orders</h2><ul>");
    for (Order order : orders) {
      page.println("<li>" + order.getId() + " " + Html.escape(order.getProduct()) + "</li>");
    }
    page.println("</ul></section>");
  }
}
