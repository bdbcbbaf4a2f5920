package org.example.backoffice.failure;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Answers in one way or another and fails then, with an error that no error page is for: which of
 * both the client sees is the server's.
 */
public final class AbandonedServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String after = request.getParameter("after");
    if ("status".equals(after)) {
      response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
    } else if ("send-error".equals(after)) {
      response.sendError(HttpServletResponse.SC_PRECONDITION_FAILED);
    } else if ("redirect".equals(after)) {
      response.sendRedirect(request.getContextPath() + "/hello");
    } else if ("forward".equals(after)) {
      request.getRequestDispatcher("/hello").forward(request, response);
    } else {
      response.getWriter().write("Half of an answer");
    }
    throw new NoClassDefFoundError("org/example/reports/Template");
  }
}
