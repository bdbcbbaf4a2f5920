package org.example.backoffice.diagnostics;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.AsyncContext;
import javax.servlet.DispatcherType;
import javax.servlet.ServletRequest;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.example.backoffice.report.Workers;

/**
 * Shows which attributes a request carries at four moments of an asynchronous answer. The notes are
 * kept here under the client's key: as a request attribute they would show up among the findings.
 */
public final class AttributesServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, List<String>> notesByKey = new ConcurrentHashMap<>();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String key = request.getParameter("key");
    if (key == null) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "key is missing");
    } else if (request.getDispatcherType() == DispatcherType.ASYNC) {
      finish(key, request, response);
    } else {
      begin(key, request, response);
    }
  }

  private void begin(String key, HttpServletRequest request, HttpServletResponse response) {
    List<String> notes = new CopyOnWriteArrayList<>();
    notesByKey.put(key, notes);
    notes.add(note("request", request));
    AsyncContext async = request.startAsync(request, response);
    notes.add(note("started", request));
    Workers.of(getServletContext())
        .runLater(
            () -> {
              notes.add(note("worker", async.getRequest()));
              async.dispatch();
            });
  }

  private void finish(String key, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> notes = notesByKey.remove(key);
    if (notes == null) {
      response.sendError(HttpServletResponse.SC_CONFLICT, "key was used by another request");
      return;
    }
    notes.add(note("async", request));
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(String.join("\n", notes) + "\n");
  }

  private static String note(String moment, ServletRequest request) {
    return moment
        + " dispatcher="
        + request.getDispatcherType()
        + " attributes="
        + String.join(",", new TreeSet<>(Collections.list(request.getAttributeNames())));
  }
}
