package org.example.backoffice.diagnostics;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * Remembers which requests got as far as the application, of those whose user agent is called
 * {@code counted-} something, and lists them at {@code /diagnostics/arrivals}.
 */
public final class ArrivalsFilter implements Filter {
  private static final String COUNTED = "counted-";

  private final Queue<String> arrived = new ConcurrentLinkedQueue<>();

  @Override
  public void init(FilterConfig config) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String agent = http.getHeader("User-Agent");
    if (agent != null && agent.startsWith(COUNTED)) {
      arrived.add(agent);
    } else if ("/diagnostics/arrivals".equals(http.getServletPath())) {
      response.setContentType("text/plain;charset=UTF-8");
      for (String each : arrived) {
        response.getWriter().println(each);
      }
      return;
    }
    chain.doFilter(request, response);
  }

  @Override
  public void destroy() {}
}
