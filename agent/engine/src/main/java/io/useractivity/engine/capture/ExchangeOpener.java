package io.useractivity.engine.capture;

import io.useractivity.engine.capture.body.ContentCopy;
import io.useractivity.engine.capture.identity.Identification;
import io.useractivity.engine.capture.identity.SignInPath;
import io.useractivity.engine.capture.servlet.DispatchKind;
import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.record.ForwardedFor;
import io.useractivity.engine.record.RequestLine;

/** Makes an exchange of a client request that begins. For the request's thread. */
final class ExchangeOpener {

  private final Identification identification;
  private final boolean behindProxies;
  private final int maxContentBytes;

  /**
   * @param behindProxies whether to keep what proxies say of the client
   * @param maxContentBytes how much of each body is copied, 0 for nothing
   */
  ExchangeOpener(Identification identification, boolean behindProxies, int maxContentBytes) {
    this.identification = identification;
    this.behindProxies = behindProxies;
    this.maxContentBytes = maxContentBytes;
  }

  Exchange open(ServletApi api, Object request, DispatchKind kind) throws Throwable {
    RequestLine line = line(api, request, kind);
    Exchange exchange = new Exchange(line, System.nanoTime(), content(api, request, line));
    identification.begin(exchange.user(), api, request);
    if (kind != DispatchKind.REQUEST && SignInPath.isContainersLogin(line.path())) {
      exchange.user().refuseByContainer(); // who gets in is sent on by the container itself
      exchange.content().parametersRead(api, request); // which the container has parsed for that
    }
    return exchange;
  }

  private RequestLine line(ServletApi api, Object request, DispatchKind kind) throws Throwable {
    String path = api.requestUri(request);
    String query = api.queryString(request);
    // Form login and 401 pages may come without a REQUEST dispatch: still a client's request, but
    // the path is then the internal page's and the client's own is in the attributes.
    if (kind == DispatchKind.FORWARD) {
      String asked = api.dispatches().forwardedPath(request);
      query = asked == null ? query : api.dispatches().forwardedQuery(request);
      path = orElse(asked, path);
    } else if (kind == DispatchKind.ERROR) {
      path = orElse(api.dispatches().failedPath(request), path);
    }
    return new RequestLine.Builder(api.method(request), orElse(path, ""))
        .startedAt(System.currentTimeMillis())
        .contextPath(api.contextPath(request))
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
