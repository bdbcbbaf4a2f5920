package org.example.backoffice.failure;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Shows the error page after an exception, whatever the method of the request that met it. */
public final class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (response.isCommitted()) {
      return; // Too late for a page; the container cuts the connection instead.
    }
    response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    request.getRequestDispatcher("/WEB-INF/jsp/error.jsp").forward(request, response);
  }
}
