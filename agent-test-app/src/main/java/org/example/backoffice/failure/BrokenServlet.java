package org.example.backoffice.failure;

import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Fails before it has answered anything, so that the error page can still be shown. */
public final class BrokenServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    throw new ServletException(
        "The period could not be closed",
        new IllegalStateException("The order book is locked by période 12"));
  }
}
