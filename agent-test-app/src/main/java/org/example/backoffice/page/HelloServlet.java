package org.example.backoffice.page;

import java.io.IOException;
import javax.servlet.GenericServlet;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** Greets; from the days before HttpServlet was the only servlet anybody wrote. */
public final class HelloServlet extends GenericServlet {
  private static final long serialVersionUID = 1L;

  @Override
  public void service(ServletRequest request, ServletResponse response) throws IOException {
    String name = request.getParameter("name");
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("Hello, " + (name == null ? "world" : name) + "!\n");
  }
}
