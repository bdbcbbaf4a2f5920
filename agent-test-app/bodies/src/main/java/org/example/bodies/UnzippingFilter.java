package org.example.bodies;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** Unpacks bodies that clients have compressed. */
public final class UnzippingFilter implements Filter {
  @Override
  public void init(FilterConfig config) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new Unzipped((HttpServletRequest) request), response);
  }

  @Override
  public void destroy() {}

  private static final class Unzipped extends HttpServletRequestWrapper {

    private ServletInputStream in;

    Unzipped(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (in == null) {
        in = new OtherStream(new GZIPInputStream(super.getInputStream()));
      }
      return in;
    }
  }
}
