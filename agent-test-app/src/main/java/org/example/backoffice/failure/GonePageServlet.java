package org.example.backoffice.failure;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The page for 410, which tells clients 404, as some old ones understand nothing else. */
public final class GonePageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setContentType("text/html;charset=UTF-8");
    response
        .getWriter()
        .println("<!DOCTYPE html><html><body><h1>This page was replaced</h1></body></html>");
  }
}
