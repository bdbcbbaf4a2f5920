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
    throw new Abandoned();
  }

  /** Without the stack trace, which some servers show and which is not always the same. */
  private static final class Abandoned extends Error {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("The report was given up", null, false, false);
    }
  }
}
