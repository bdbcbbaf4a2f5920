package org.example.backoffice.order;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.example.backoffice.account.SignIn;
import org.example.backoffice.account.UserDirectory;

/** Puts one page together from fragments, each of which is included on its own. */
public final class DashboardServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    UserDirectory directory = UserDirectory.of(getServletContext());
    String tenantId = SignIn.user(request).getTenantId();
    request.setAttribute("tenantName", directory.tenantName(tenantId));
    response.setContentType("text/html;charset=UTF-8");
    PrintWriter page = response.getWriter();
    page.println("<!DOCTYPE html><html><head><title>Dashboard</title></head><body>");
    page.println("<h1>Dashboard</h1>");
    request.getRequestDispatcher("/fragments/orders").include(request, response);
    request.getRequestDispatcher("/WEB-INF/jsp/fragments/tenant.jsp").include(request, response);
    page.println("<footer>Backoffice</footer></body></html>");
  }
}
