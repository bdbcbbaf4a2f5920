package org.example.backoffice.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.AsyncContext;
import javax.servlet.DispatcherType;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Answers a report asynchronously, in each of the ways in which such a request can go and end. */
public final class AsyncReportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final long TIMEOUT_MILLIS = 200;

  private final transient Map<String, Mode> modes = new HashMap<>();

  /** One way to answer; told apart by name, so that a client can ask for any of them. */
  private interface Mode {
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  @Override
  public void init() {
    modes.put("complete", this::complete);
    modes.put("dispatch", this::dispatch);
    modes.put("timeout", this::timeout);
    modes.put("timeout-handled", this::timeoutHandled);
    modes.put("error", this::error);
    modes.put("twice", this::twice);
    modes.put("start-throw", this::startThrow);
    modes.put("immediate", this::immediate);
    modes.put("start-runnable", this::startRunnable);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Mode mode = modes.get(request.getParameter("mode"));
    if (mode == null) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "No such mode");
    } else {
      mode.answer(request, response);
    }
  }

  private void complete(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    workers().runLater(() -> finish(async, "Report completed by a worker"));
  }

  /** Hands the filtered request over, so that the page knows the signed-in user. */
  private void dispatch(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync(request, response);
    workers().runLater(() -> async.dispatch("/WEB-INF/jsp/report.jsp"));
  }

  private void timeout(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().setTimeout(TIMEOUT_MILLIS);
  }

  private void timeoutHandled(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.setTimeout(TIMEOUT_MILLIS);
    async.addListener(new TimeoutAnswer());
  }

  private void error(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync(request, response);
    workers().runLater(() -> async.dispatch("/broken"));
  }

  private void twice(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync(request, response);
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      workers().runLater(() -> finish(async, "Report completed in the second round"));
    } else {
      workers().runLater(async::dispatch);
    }
  }

  private void startThrow(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().setTimeout(TIMEOUT_MILLIS); // Jetty 12 waits for it.
    throw new IllegalStateException("The report was started and then given up");
  }

  private void immediate(HttpServletRequest request, HttpServletResponse response) {
    finish(request.startAsync(), "Report completed at once");
  }

  private void startRunnable(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.start(() -> finish(async, "Report completed by a thread of the container"));
  }

  private static void finish(AsyncContext async, String line) {
    try {
      ServletResponse response = async.getResponse();
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().write(line + "\n");
    } catch (IOException clientGone) {
      // Nobody is left to tell; completing below is all there is to do.
    } finally {
      async.complete();
    }
  }

  private Workers workers() {
    return Workers.of(getServletContext());
  }
}
