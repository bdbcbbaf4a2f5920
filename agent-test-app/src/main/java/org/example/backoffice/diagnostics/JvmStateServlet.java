package org.example.backoffice.diagnostics;

import java.io.IOException;
import java.util.Collections;
import java.util.TreeSet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Shows what the applications of a JVM share, and what this very request carries. */
public final class JvmStateServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : JvmState.lines()) {
      text.append(line).append('\n');
    }
    text.append("attributes ")
        .append(new TreeSet<>(Collections.list(request.getAttributeNames())))
        .append("\nresponse headers ")
        .append(new TreeSet<>(response.getHeaderNames()))
        .append("\nresponse ")
        .append(response.getClass().getName())
        .append("\nrequest loader ")
        .append(Thread.currentThread().getContextClassLoader().getClass().getName())
        .append('\n');
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(text.toString());
  }
}
