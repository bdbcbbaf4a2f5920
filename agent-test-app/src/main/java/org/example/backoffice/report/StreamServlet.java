package org.example.backoffice.report;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Sends a report as it is made, line by line: the client has the status long before the end. */
public final class StreamServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LINES = 5;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    PrintWriter page = response.getWriter();
    for (int line = 1; line <= LINES; line++) {
      page.write("Line " + line + "\n");
      page.flush();
    }
  }
}
