package org.example.tickets;

import io.useractivity.api.LogUserActivity;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A plain servlet, annotated as a whole. */
@LogUserActivity(value = "export", action = "Export report", resourceType = "report")
class ReportServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print("report");
  }

  @Override
  @LogUserActivity(action = "Make report", resourceId = "{year}")
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print("made " + request.getParameter("year"));
  }
}
