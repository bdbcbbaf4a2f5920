package org.example.backoffice.report;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Takes as long as the client asks for, up to a bound, like a query on a bad day. */
public final class SlowServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final long LONGEST_MILLIS = 5_000;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Thread.sleep(millis(request.getParameter("ms")));
    } catch (NumberFormatException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "ms is a number");
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("Done, slowly\n");
  }

  private static long millis(String parameter) {
    long asked = parameter == null ? 300 : Long.parseLong(parameter);
    return Math.max(0, Math.min(asked, LONGEST_MILLIS));
  }
}
