package org.example.backoffice.order;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.example.backoffice.account.SignIn;

/** Streams the orders as CSV line by line, flushing each, as for a report too long to hold. */
public final class OrderReportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"report.csv\"");
    PrintWriter csv = response.getWriter();
    csv.write("id,product,quantity,status,created_by\n");
    response.flushBuffer();
    String tenantId = SignIn.user(request).getTenantId();
    for (Order order : OrderBook.of(getServletContext()).latest(tenantId)) {
      csv.write(line(order));
      response.flushBuffer();
    }
    csv.write("end,,,,\n");
  }

  private static String line(Order order) {
    return order.getId()
        + ","
        + quoted(order.getProduct())
        + ","
        + order.getQuantity()
        + ","
        + order.getStatus()
        + ","
        + order.getCreatedBy()
        + "\n";
  }

  private static String quoted(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }
}
