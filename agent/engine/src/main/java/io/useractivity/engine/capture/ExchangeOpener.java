package io.useractivity.engine.capture;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.capture.body.ContentCopy;
import io.useractivity.engine.capture.identity.Identification;
import io.useractivity.engine.capture.page.AskedPage;
import io.useractivity.engine.capture.page.PagePaths;
import io.useractivity.engine.capture.servlet.DispatchKind;
import io.useractivity.engine.capture.servlet.OriginalUri;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.match.SignInWords;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.RequestLine;

/** Makes an exchange of a client request that begins. For the request's thread. */
final class ExchangeOpener {

  private final Identification identification;
  private final PagePaths pages;
  private final boolean behindProxies;
  private final int maxContentBytes;

  /**
   * @param pages where the agent's own pages are
   * @param behindProxies whether to keep what proxies say of the client
   * @param maxContentBytes how much of each body is copied, 0 for nothing
   */
  ExchangeOpener(
      Identification identification, PagePaths pages, boolean behindProxies, int maxContentBytes) {
    this.identification = identification;
    this.pages = pages;
    this.behindProxies = behindProxies;
    this.maxContentBytes = maxContentBytes;
  }

  @DontInline
  Exchange open(ServletApi api, Object request, DispatchKind kind) throws Throwable {
    String handledPath = path(api, request, kind);
    OriginalUri original = OriginalUri.of(api.innermost(request));
    boolean rewritten = original != null && !original.isOf(handledPath);
    RequestLine line =
        rewritten
            ? line(api, request, original.path(), original.query())
            : line(api, request, handledPath, query(api, request, kind));
    // Filters guard the path that the container dispatches by, and only of such a dispatch.
    AskedPage page =
        kind == DispatchKind.REQUEST
            ? pages.find(line.method(), handledPath, line.contextPath())
            : null;
    Exchange exchange = new Exchange(line, System.nanoTime(), content(api, request, line), page);
    if (rewritten) {
      exchange.handledAs(handledPath);
    }
    identification.begin(exchange.user(), api, request);
    if (kind != DispatchKind.REQUEST && SignInWords.isContainersLogin(line.path())) {
      exchange.user().refuseByContainer(); // who gets in is sent on by the container itself
      exchange.content().parametersRead(api, request); // which the container has parsed for that
    }
    return exchange;
  }

  /**
   * Form login and 401 pages may come without a REQUEST dispatch: still a client's request, but the
   * path is then the internal page's and the client's own is in the attributes.
   */
  private static String path(ServletApi api, Object request, DispatchKind kind) throws Throwable {
    String asked = null;
    if (kind == DispatchKind.FORWARD) {
      asked = api.dispatches().forwardedPath(request);
    } else if (kind == DispatchKind.ERROR) {
      asked = api.dispatches().failedPath(request);
    }
    return asked != null ? asked : orElse(api.requestUri(request), "");
  }

  /** As {@link #path}. */
  private static String query(ServletApi api, Object request, DispatchKind kind) throws Throwable {
    return kind == DispatchKind.FORWARD && api.dispatches().forwardedPath(request) != null
        ? api.dispatches().forwardedQuery(request)
        : api.queryString(request);
  }

  private RequestLine line(ServletApi api, Object request, String path, String query)
      throws Throwable {
    return new RequestLine.Builder(api.method(request), path)
        .startedAt(System.currentTimeMillis())
        .contextPath(api.contextPath(request, path))
        .queryString(query)
        .client(api.remoteAddress(request), api.header(request, "User-Agent"))
        .forwardedFor(behindProxies ? forwardedFor(api, request) : ForwardedFor.NOBODY)
        .build();
  }

  private ContentCopy content(ServletApi api, Object request, RequestLine line) throws Throwable {
    String contentType = api.contentType(request);
    return new ContentCopy(
        line.queryString(),
        contentType,
        contentType == null ? null : api.header(request, "Content-Encoding"),
        api.header(request, "Referer"),
        maxContentBytes);
  }

  private static ForwardedFor forwardedFor(ServletApi api, Object request) throws Throwable {
    return new ForwardedFor(
        api.headers(request, "Forwarded"), api.headers(request, "X-Forwarded-For"));
  }

  private static String orElse(String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
