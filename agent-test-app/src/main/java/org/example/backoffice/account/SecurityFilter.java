package org.example.backoffice.account;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Lets nobody past who is not signed in, and nobody but admins into the administration. */
public final class SecurityFilter implements Filter {
  /** What the application's own pages need, and no script. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'";

  @Override
  public void init(FilterConfig config) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    filter(
        new SignedInRequest((HttpServletRequest) request), (HttpServletResponse) response, chain);
  }

  private static void filter(
      SignedInRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", POLICY);
    String path = path(request);
    if (isPublic(path)) {
      chain.doFilter(request, response);
    } else if (request.getRemoteUser() == null) {
      turnAway(path, request, response);
    } else if (isBelow("/admin", path) && !request.isUserInRole("admin")) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void turnAway(
      String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (isBelow("/api", path)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setContentType("application/json;charset=UTF-8");
      response.getWriter().write("{\"error\":\"unauthorized\"}");
    } else {
      response.sendRedirect(request.getContextPath() + "/login");
    }
  }

  private static boolean isPublic(String path) {
    return path.equals("/login")
        || path.equals("/health")
        || path.equals("/hello")
        || path.startsWith("/static/")
        || isBelow("/diagnostics", path);
  }

  private static boolean isBelow(String root, String path) {
    return path.equals(root) || path.startsWith(root + "/");
  }

  /** Decoded and normalized by the container, unlike the request URI. */
  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  @Override
  public void destroy() {}
}
