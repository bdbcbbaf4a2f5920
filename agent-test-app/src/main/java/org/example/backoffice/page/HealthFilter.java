package org.example.backoffice.page;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** Tells a load balancer that the application is up, before anything else can get in the way. */
public final class HealthFilter implements Filter {
  @Override
  public void init(FilterConfig config) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("UP");
  }

  @Override
  public void destroy() {}
}
