package org.example.parcels;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;

/** Knows clerks, and of porters no more than the name, by a header. */
final class ClerkFilter implements Filter {

  /** Whom nobody outside the module can ask for more than a name. */
  public static final class Clerk implements Principal {

    private final String name;

    Clerk(String name) {
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    public String getEmail() {
      throw new UnsupportedOperationException("The agent got into the module");
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String clerk = http.getHeader("X-Clerk");
    String porter = http.getHeader("X-Porter");
    if (clerk != null) {
      chain.doFilter(
          new HttpServletRequestWrapper(http) {
            @Override
            public Principal getUserPrincipal() {
              return new Clerk(clerk);
            }
          },
          response);
    } else if (porter != null) {
      chain.doFilter(
          new HttpServletRequestWrapper(http) {
            @Override
            public String getRemoteUser() {
              return porter;
            }
          },
          response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
