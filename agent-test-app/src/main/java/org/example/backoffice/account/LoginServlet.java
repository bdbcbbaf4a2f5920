package org.example.backoffice.account;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Shows the login form and signs in whoever fills it in correctly. */
public final class LoginServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    showForm(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Credentials credentials =
        new Credentials(request.getParameter("email"), request.getParameter("password"));
    Optional<User> user = credentials.check(UserDirectory.of(getServletContext()));
    if (user.isPresent()) {
      SignIn.begin(request, user.get());
      response.sendRedirect(request.getContextPath() + "/orders");
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      request.setAttribute("message", "Unknown e-mail address or wrong password.");
      showForm(request, response);
    }
  }

  private static void showForm(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher("/WEB-INF/jsp/login.jsp").forward(request, response);
  }
}
