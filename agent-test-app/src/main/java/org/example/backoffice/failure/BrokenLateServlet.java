package org.example.backoffice.failure;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Fails when status and first lines are with the client, too late for an error page. */
public final class BrokenLateServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("The first half of the report\n");
    response.flushBuffer();
    throw new IllegalStateException("The second half is missing");
  }
}
