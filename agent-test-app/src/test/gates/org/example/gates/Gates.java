package org.example.gates;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the servers here are given: a filter without a class file, a servlet, and two files. */
final class Gates {

  private Gates() {}

  /** Answers some requests itself, and others after the servlet has failed. */
  static Filter asLambda() {
    return (request, response, chain) -> pass(request, response, chain);
  }

  static Filter asMethodReference() {
    return Gates::pass;
  }

  private static void pass(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse answer = (HttpServletResponse) response;
    String path = ((HttpServletRequest) request).getRequestURI();
    if (path.endsWith("/refused")) {
      answer.setStatus(403);
    } else if (path.endsWith("/denied")) {
      answer.sendError(401);
    } else if (path.endsWith("/caught")) {
      try {
        chain.doFilter(request, response);
      } catch (IllegalStateException expected) {
        answer.setStatus(202);
      }
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Answers whatever is asked for with an order. */
  static final class Orders extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String path = request.getRequestURI();
      if (path.endsWith("/caught")) {
        throw new IllegalStateException("no such order");
      }
      if (path.endsWith(".js")) {
        request.startAsync().complete();
      } else if (path.endsWith(".png")) {
        response.setContentType("application/json");
        response.getWriter().print("{}");
      } else {
        response.setContentType("text/html");
        response.getWriter().print("<p>order</p>");
      }
    }
  }

  /** A folder with a style sheet and a font, of a type that no server knows. */
  static Path files() throws IOException {
    Path folder = Files.createTempDirectory("gates");
    Files.writeString(folder.resolve("style.css"), "p {}");
    Files.writeString(folder.resolve("font.eot"), "font");
    return folder;
  }

  static void announce(int port) {
    System.out.println("Listening on port " + port);
  }
}
