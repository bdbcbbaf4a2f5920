package io.useractivity.engine.capture;

import io.useractivity.bridge.Bridge;
import io.useractivity.bridge.BridgeHandler;
import io.useractivity.engine.capture.identity.Asker;
import io.useractivity.engine.capture.identity.Identification;
import io.useractivity.engine.capture.page.AskedPage;
import io.useractivity.engine.capture.page.PageRules;
import io.useractivity.engine.capture.servlet.Container;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.record.StatedValues;

/**
 * Has requests for pages answered in the place of a servlet: of one that has nothing of the
 * application's own to say there, so that an application's own route always wins, and behind all
 * filters, so that whom they keep out stays out. Such a place is
 *
 * <ul>
 *   <li>the container's default servlet, which a path reaches that nobody else has, unless there is
 *       a file or a folder of that path;
 *   <li>the error page of the application's own 404, where a servlet of its has all paths;
 *   <li>if so configured, that servlet itself.
 * </ul>
 *
 * <p>For the thread that works on the request.
 */
final class PageCalls {

  private static final Integer NOT_FOUND = 404;

  private final BridgeHandler handler;
  private final Identification identification;
  private final PageRules rules;

  /**
   * @param handler is told what goes wrong here
   */
  PageCalls(BridgeHandler handler, Identification identification, PageRules rules) {
    this.handler = handler;
    this.identification = identification;
    this.rules = rules;
  }

  /**
   * A servlet is called.
   *
   * @param dispatch that runs, null for none
   * @param frame what the call's exit is to be given
   * @return the same; an {@link AnsweredCall} if the call is answered and is not to run
   */
  Object enterServlet(
      Dispatch dispatch, Object frame, Object servlet, Object request, Object response) {
    Exchange exchange = dispatch == null ? null : dispatch.exchange();
    AskedPage page = exchange == null ? null : exchange.page();
    if (page == null || !page.isOpen() || servlet == null) {
      return frame;
    }
    try {
      answer(exchange, page, servlet, request, response);
    } catch (Throwable ours) {
      Bridge.swallow(handler, ours);
    }
    return page.isAnswered() ? new AnsweredCall(frame) : frame;
  }

  private void answer(
      Exchange exchange, AskedPage page, Object servlet, Object request, Object response)
      throws Throwable {
    ServletApi api = ServletApi.of(request);
    if (api == null || !api.isHttpResponse(response)) {
      return;
    }
    if (!isThePlace(exchange, page, api, servlet, request)
        || Container.isCommitted(api, response)) {
      return;
    }
    StatedValues row;
    try {
      row = rules.host().answer(page, api, request, response);
    } catch (Throwable failed) {
      page.leave(); // the application answers, and is asked once
      throw failed;
    }
    if (row == null) {
      page.leave();
    } else {
      page.answered();
      exchange.answeredWithPage(row);
    }
  }

  private boolean isThePlace(
      Exchange exchange, AskedPage page, ServletApi api, Object servlet, Object request)
      throws Throwable {
    switch (api.dispatches().kind(request)) {
      case REQUEST:
        page.reachesServlet();
        page.askedBy(asker(exchange, api, request));
        return isOfNobody(page, api, servlet, request)
            || (rules.isTakingPaths() && isForEveryPath(page, api, servlet));
      case FORWARD:
        // Spring MVC hands on to the default servlet by its name, and so by that path. The filter
        // by which Spring Boot shows error pages in somebody else's server forwards to them.
        return isOfNobody(page, api, servlet, request) || isOwn404(exchange, page, api, request);
      case ERROR:
        return isOwn404(exchange, page, api, request);
      default:
        return false;
    }
  }

  private Asker asker(Exchange exchange, ServletApi api, Object request) {
    return identification.asker(exchange.user(), api, request, rules.roles());
  }

  /** Whether nobody but the container has the path. */
  private static boolean isOfNobody(AskedPage page, ServletApi api, Object servlet, Object request)
      throws Throwable {
    return Container.isDefaultServlet(servlet.getClass())
        && page.isAt(api.requestUri(request), api.contextPath(request))
        && !api.pages().hasResource(servlet, page.path());
  }

  private static boolean isForEveryPath(AskedPage page, ServletApi api, Object servlet) {
    try {
      return api.pages().isForEveryPath(servlet, page.path());
    } catch (Throwable ofTheApplication) {
      return false; // Its servlet and the container answer here.
    }
  }

  /**
   * Whether the application has said itself that there is nothing, and a servlet of its, which all
   * filters have let the request pass to. On Liberty that is its handler of files, which throws.
   */
  private boolean isOwn404(Exchange exchange, AskedPage page, ServletApi api, Object request)
      throws Throwable {
    boolean passed = page.hasReachedServlet() || exchange.outcome().wasThrown();
    String failed = api.dispatches().failedPath(request);
    // Filters may tell that path as the proxy has it, too.
    boolean same = exchange.isOf(failed) || page.isAt(failed, api.contextPath(request));
    boolean is404 = same && NOT_FOUND.equals(api.dispatches().failedStatus(request));
    if (!passed || !is404 || hasRoute(api, request)) {
      return false;
    }
    if (page.asker().isNobody()) {
      page.askedBy(asker(exchange, api, request));
    }
    return true;
  }

  /** A controller that knows the path may still say that there is no such thing. */
  private static boolean hasRoute(ServletApi api, Object request) throws Throwable {
    String route = api.routeTemplate(request);
    return route != null && !route.endsWith("/**");
  }
}
