package org.example.parcels;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers what a parcel weighs, at once or from another thread, or fails. */
final class ParcelsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Known in the module alone. */
  static final class LostParcelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostParcelException(String parcel) {
      super("Nobody has seen " + parcel);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (String.valueOf(request.getPathInfo())) {
      case "/lost" -> throw new LostParcelException("the parcel");
      case "/none" -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
      case "/later" -> later(request.startAsync());
      default ->
          response.getWriter().println(request.getPathInfo() + " for " + request.getRemoteUser());
    }
  }

  private static void later(AsyncContext asynchronous) {
    asynchronous.start(
        () -> {
          try {
            asynchronous.getResponse().getWriter().println("weighed at last");
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          } finally {
            asynchronous.complete();
          }
        });
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.getWriter().println("weighs " + request.getParameter("weight"));
  }
}
