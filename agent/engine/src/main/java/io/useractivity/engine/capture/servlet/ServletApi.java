package io.useractivity.engine.capture.servlet;

import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.text.Cut;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * The servlet API as one application knows it: javax or jakarta, 2.5 to 6.1.
 *
 * <p>Built once per {@code HttpServletRequest} interface, from that interface alone, so no class of
 * ours exists twice and none holds on to an application beyond the class it describes. Methods that
 * the API's version lacks are absent; what stands for them is said at each method. Immutable.
 *
 * <p>All methods take the container's objects as {@code Object}; they throw what the container's
 * methods throw.
 */
public final class ServletApi {

  /** {@code HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE}, since Spring 3.0. */
  private static final String SPRING_MVC_VARIABLES =
      "org.springframework.web.servlet.HandlerMapping.uriTemplateVariables";

  /** {@code HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE}, since Spring 3.0. */
  private static final String SPRING_MVC_ROUTE =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** By {@code HttpServletRequest} interface. */
  private static final ClassValue<ServletApi> BY_INTERFACE =
      new ClassValue<ServletApi>() {
        @Override
        protected ServletApi computeValue(Class<?> httpRequest) {
          return new ServletApi(httpRequest);
        }
      };

  /** By the class of a request, null for requests that are not of HTTP. */
  private static final ClassValue<ServletApi> BY_REQUEST_CLASS =
      new ClassValue<ServletApi>() {
        @Override
        protected ServletApi computeValue(Class<?> requestClass) {
          Class<?> httpRequest = httpRequestInterface(requestClass);
          return httpRequest == null ? null : BY_INTERFACE.get(httpRequest);
        }
      };

  private final Class<?> httpRequest;
  private final Class<?> httpResponse;
  private final ServletCalls calls;
  private final boolean hasServlet3;

  private final AsyncApi async;
  private final PartsApi parts;
  private final DispatchApi dispatches;
  private final SignInApi signIns;
  private final SessionApi sessions;
  private final ApplicationApi application;

  /** Made when the first page is asked for: most applications never need it. */
  private volatile PageApi pages;

  private ServletApi(Class<?> httpRequest) {
    this.httpRequest = httpRequest;
    ClassLoader loader = httpRequest.getClassLoader();
    String prefix =
        httpRequest.getName().startsWith("javax.") ? "javax.servlet." : "jakarta.servlet.";
    httpResponse = ApiLookup.load(prefix + "http.HttpServletResponse", loader);
    Class<?> request = ApiLookup.load(prefix + "ServletRequest", loader);
    Class<?> response = ApiLookup.load(prefix + "ServletResponse", loader);
    hasServlet3 = ApiLookup.loadOrNull(prefix + "DispatcherType", loader) != null;
    calls = ServletCallsLoader.calls(prefix, loader);

    async = new AsyncApi(prefix, httpRequest, request, response, calls);
    parts = new PartsApi(prefix, httpRequest);
    dispatches = new DispatchApi(prefix, httpRequest, calls);
    signIns = new SignInApi(httpResponse, calls);
    sessions = new SessionApi(calls);
    application = new ApplicationApi(hasServlet3, calls);
  }

  /**
   * The API that a request belongs to.
   *
   * @return null if it is no HTTP request
   */
  public static ServletApi of(Object request) {
    return request == null ? null : BY_REQUEST_CLASS.get(request.getClass());
  }

  public static void prepare(Class<?> httpRequest) {
    BY_INTERFACE.get(httpRequest);
  }

  private static Class<?> httpRequestInterface(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (isHttpRequest(c)) {
        return c;
      }
      for (Class<?> i : c.getInterfaces()) {
        Class<?> found = httpRequestInterface(i);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean isHttpRequest(Class<?> type) {
    return type.isInterface()
        && (type.getName().equals("javax.servlet.http.HttpServletRequest")
            || type.getName().equals("jakarta.servlet.http.HttpServletRequest"));
  }

  /** What it tells of dispatches. */
  public DispatchApi dispatches() {
    return dispatches;
  }

  /** What it tells of how somebody is signed in. */
  public SignInApi signIns() {
    return signIns;
  }

  /** What it tells of a session. */
  public SessionApi sessions() {
    return sessions;
  }

  /** What it takes to answer in a servlet's place. */
  public PageApi pages() {
    PageApi made = pages;
    if (made == null) {
      made = new PageApi(httpRequest, httpResponse);
      pages = made;
    }
    return made;
  }

  /** Its asynchronous requests. */
  public AsyncApi async() {
    return async;
  }

  public boolean isHttpResponse(Object response) {
    return calls.isHttpResponse(response);
  }

  public String method(Object request) {
    return calls.method(request);
  }

  public String requestUri(Object request) {
    return calls.requestUri(request);
  }

  public String contextPath(Object request) {
    return calls.contextPath(request);
  }

  /**
   * The same of a request for a path that has been asked for: a wrapper may have a path of its own,
   * so it is asked.
   */
  public String contextPath(Object request, String path) {
    String found = calls.isRequestWrapper(request) ? null : application.pathOf(request, path);
    return found == null ? contextPath(request) : found;
  }

  /** As it came, encoded; null for none. */
  public String queryString(Object request) {
    return calls.queryString(request);
  }

  /** A variable of the path, as Spring MVC's route names it; null for none. */
  public Object routeVariable(Object request, String name) {
    Object variables = attribute(request, SPRING_MVC_VARIABLES);
    return variables instanceof Map ? ((Map<?, ?>) variables).get(name) : null;
  }

  /** The header as it came; null for none. */
  public String contentType(Object request) {
    return calls.contentType(request);
  }

  /** As the application set it or its container found it; null for none. */
  public String characterEncoding(Object request) {
    return calls.characterEncoding(request);
  }

  /** For a request whose parameters the application has asked for: otherwise this parses them. */
  public Enumeration<?> parameterNames(Object request) {
    return calls.parameterNames(request);
  }

  public String[] parameterValues(Object request, String name) {
    return calls.parameterValues(request, name);
  }

  /** Its parts of multipart bodies. */
  public PartsApi parts() {
    return parts;
  }

  public String header(Object request, String name) {
    return calls.header(request, name);
  }

  /**
   * All lines of a header, with commas between (RFC 9110, 5.3); of a long one the last elements.
   * Null for none.
   */
  public String headers(Object request, String name) {
    Enumeration<?> lines = calls.headers(request, name);
    if (lines == null || !lines.hasMoreElements()) {
      return null;
    }
    String joined = String.valueOf(lines.nextElement());
    while (lines.hasMoreElements()) {
      joined = Cut.lastElements(joined + "," + lines.nextElement(), RequestContent.MAX_TEXT_CHARS);
    }
    return joined;
  }

  /**
   * The host that the client named, with a port that is no usual one. HTTP/2 and later have {@code
   * :authority} for it, of which some containers make no header (Jetty); an older client that sends
   * no Host has named none.
   */
  public String host(Object request) {
    String header = header(request, "Host");
    if (header != null) {
      return header;
    }
    String protocol = calls.protocol(request);
    if (protocol == null || protocol.startsWith("HTTP/1.") || protocol.startsWith("HTTP/0.")) {
      return null;
    }
    String name = calls.serverName(request);
    int port = calls.serverPort(request);
    return name == null || port <= 0 || port == HTTP || port == HTTPS ? name : name + ":" + port;
  }

  /** The lines of the header {@code Cookie}: HTTP/2 may have one for each (RFC 9113, 8.2.3). */
  public Enumeration<?> cookies(Object request) {
    Enumeration<?> lines = calls.headers(request, "Cookie");
    return lines == null ? Collections.emptyEnumeration() : lines;
  }

  public String remoteAddress(Object request) {
    return calls.remoteAddress(request);
  }

  /**
   * The principal; where a wrapper tells a remote user alone, that name. Null for none.
   *
   * @return a {@code Principal} or a {@code String}
   */
  public Object principal(Object request) {
    Object principal = calls.userPrincipal(request);
    return principal != null ? principal : calls.remoteUser(request);
  }

  public boolean isUserInRole(Object request, String role) {
    return calls.isUserInRole(request, role);
  }

  /** The session if there is one; none is created. */
  public Object session(Object request) {
    return calls.session(request);
  }

  /** The status as it stands, or null before servlet 3. */
  public Integer status(Object response) {
    return hasServlet3 ? (Integer) calls.status(response) : null;
  }

  /** What the application is told; see {@link Container#isCommitted}. */
  public boolean isCommitted(Object response) {
    return calls.isCommitted(response);
  }

  /** The response's media type, null for none. */
  public String responseContentType(Object response) {
    return calls.responseContentType(response);
  }

  /** A header of the response, null for none and before servlet 3. */
  public String responseHeader(Object response, String name) {
    return hasServlet3 ? calls.responseHeader(response, name) : null;
  }

  /** The route by which Spring MVC found the controller, null for none. */
  public String routeTemplate(Object request) {
    return text(attribute(request, SPRING_MVC_ROUTE));
  }

  public Object attribute(Object request, String name) {
    return calls.attribute(request, name);
  }

  private static String text(Object value) {
    return value instanceof String ? (String) value : null;
  }

  /** What a wrapper wraps; null for a request that is none. */
  public Object wrapped(Object request) {
    return calls.isRequestWrapper(request) ? calls.wrapped(request) : null;
  }

  /** The container's own request within any wrappers. */
  public Object innermost(Object request) {
    Object inner = request;
    while (calls.isRequestWrapper(inner)) {
      Object wrapped = calls.wrapped(inner);
      if (wrapped == null) {
        break;
      }
      inner = wrapped;
    }
    return inner;
  }

  /** The container's own response within any wrappers. */
  public Object innermostResponse(Object response) {
    Object inner = response;
    while (calls.isResponseWrapper(inner)) {
      Object wrapped = calls.wrappedResponse(inner);
      if (wrapped == null) {
        break;
      }
      inner = wrapped;
    }
    return inner;
  }
}
