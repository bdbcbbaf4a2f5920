package org.example.backoffice.account;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Shows an admin the users of the own tenant. */
public final class UsersServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    UserDirectory directory = UserDirectory.of(getServletContext());
    String tenantId = SignIn.user(request).getTenantId();
    request.setAttribute("tenantName", directory.tenantName(tenantId));
    request.setAttribute("users", directory.ofTenant(tenantId));
    request.getRequestDispatcher("/WEB-INF/jsp/users.jsp").forward(request, response);
  }
}
