package io.useractivity.engine.capture.servlet;

import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.text.Cut;
import java.lang.invoke.MethodHandle;
import java.security.Principal;
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
  private final Class<?> requestWrapper;
  private final Class<?> responseWrapper;

  private final MethodHandle getMethod;
  private final MethodHandle getRequestUri;
  private final MethodHandle getContextPath;
  private final MethodHandle getQueryString;
  private final MethodHandle getContentType;
  private final MethodHandle getCharacterEncoding;
  private final MethodHandle getParameterNames;
  private final MethodHandle getParameterValues;
  private final MethodHandle getHeader;
  private final MethodHandle getHeaders;
  private final MethodHandle getRemoteAddr;
  private final MethodHandle getProtocol;
  private final MethodHandle getServerName;
  private final MethodHandle getServerPort;
  private final MethodHandle getUserPrincipal;
  private final MethodHandle getRemoteUser;
  private final MethodHandle isUserInRole;
  private final MethodHandle getSession;
  private final MethodHandle getAttribute;
  private final MethodHandle isCommitted;
  private final MethodHandle responseGetContentType;
  private final MethodHandle unwrap;
  private final MethodHandle unwrapResponse;

  // Servlet 3 and later, else null.
  private final MethodHandle getStatus;
  private final MethodHandle responseGetHeader;

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
    Class<?> session = ApiLookup.load(prefix + "http.HttpSession", loader);
    httpResponse = ApiLookup.load(prefix + "http.HttpServletResponse", loader);
    requestWrapper = ApiLookup.load(prefix + "ServletRequestWrapper", loader);
    responseWrapper = ApiLookup.load(prefix + "ServletResponseWrapper", loader);
    Class<?> request = ApiLookup.load(prefix + "ServletRequest", loader);
    Class<?> response = ApiLookup.load(prefix + "ServletResponse", loader);

    getMethod = ApiLookup.required(httpRequest, "getMethod", String.class);
    getRequestUri = ApiLookup.required(httpRequest, "getRequestURI", String.class);
    getContextPath = ApiLookup.required(httpRequest, "getContextPath", String.class);
    getQueryString = ApiLookup.required(httpRequest, "getQueryString", String.class);
    getContentType = ApiLookup.required(httpRequest, "getContentType", String.class);
    getCharacterEncoding = ApiLookup.required(httpRequest, "getCharacterEncoding", String.class);
    getParameterNames = ApiLookup.required(httpRequest, "getParameterNames", Enumeration.class);
    getParameterValues =
        ApiLookup.required(httpRequest, "getParameterValues", String[].class, String.class);
    getHeader = ApiLookup.required(httpRequest, "getHeader", String.class, String.class);
    getHeaders = ApiLookup.required(httpRequest, "getHeaders", Enumeration.class, String.class);
    getProtocol = ApiLookup.required(httpRequest, "getProtocol", String.class);
    getServerName = ApiLookup.required(httpRequest, "getServerName", String.class);
    getServerPort = ApiLookup.required(httpRequest, "getServerPort", int.class);
    getRemoteAddr = ApiLookup.required(httpRequest, "getRemoteAddr", String.class);
    getUserPrincipal = ApiLookup.required(httpRequest, "getUserPrincipal", Principal.class);
    getRemoteUser = ApiLookup.required(httpRequest, "getRemoteUser", String.class);
    isUserInRole = ApiLookup.required(httpRequest, "isUserInRole", boolean.class, String.class);
    getSession = ApiLookup.required(httpRequest, "getSession", session, boolean.class);
    getAttribute = ApiLookup.required(httpRequest, "getAttribute", Object.class, String.class);
    isCommitted = ApiLookup.required(httpResponse, "isCommitted", boolean.class);
    responseGetContentType = ApiLookup.required(httpResponse, "getContentType", String.class);
    unwrap = ApiLookup.required(requestWrapper, "getRequest", request);
    unwrapResponse = ApiLookup.required(responseWrapper, "getResponse", response);

    getStatus = ApiLookup.optional(httpResponse, "getStatus", int.class);
    responseGetHeader = ApiLookup.optional(httpResponse, "getHeader", String.class, String.class);
    async = new AsyncApi(prefix, httpRequest, request, response);
    parts = new PartsApi(prefix, httpRequest);
    dispatches = new DispatchApi(prefix, httpRequest, getAttribute);
    signIns = new SignInApi(httpRequest, httpResponse);
    sessions = new SessionApi(session);
    application = new ApplicationApi(prefix, request);
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
    return httpResponse.isInstance(response);
  }

  public String method(Object request) throws Throwable {
    return (String) (Object) getMethod.invokeExact(request);
  }

  public String requestUri(Object request) throws Throwable {
    return (String) (Object) getRequestUri.invokeExact(request);
  }

  public String contextPath(Object request) throws Throwable {
    return (String) (Object) getContextPath.invokeExact(request);
  }

  /**
   * The same of a request for a path that has been asked for: a wrapper may have a path of its own,
   * so it is asked.
   */
  public String contextPath(Object request, String path) throws Throwable {
    String found = requestWrapper.isInstance(request) ? null : application.pathOf(request, path);
    return found == null ? contextPath(request) : found;
  }

  /** As it came, encoded; null for none. */
  public String queryString(Object request) throws Throwable {
    return (String) (Object) getQueryString.invokeExact(request);
  }

  /** A variable of the path, as Spring MVC's route names it; null for none. */
  public Object routeVariable(Object request, String name) throws Throwable {
    Object variables = attribute(request, SPRING_MVC_VARIABLES);
    return variables instanceof Map ? ((Map<?, ?>) variables).get(name) : null;
  }

  /** The header as it came; null for none. */
  public String contentType(Object request) throws Throwable {
    return (String) (Object) getContentType.invokeExact(request);
  }

  /** As the application set it or its container found it; null for none. */
  public String characterEncoding(Object request) throws Throwable {
    return (String) (Object) getCharacterEncoding.invokeExact(request);
  }

  /** For a request whose parameters the application has asked for: otherwise this parses them. */
  public Enumeration<?> parameterNames(Object request) throws Throwable {
    return (Enumeration<?>) (Object) getParameterNames.invokeExact(request);
  }

  public String[] parameterValues(Object request, String name) throws Throwable {
    return (String[]) (Object) getParameterValues.invokeExact(request, (Object) name);
  }

  /** Its parts of multipart bodies. */
  public PartsApi parts() {
    return parts;
  }

  public String header(Object request, String name) throws Throwable {
    return (String) (Object) getHeader.invokeExact(request, (Object) name);
  }

  /**
   * All lines of a header, with commas between (RFC 9110, 5.3); of a long one the last elements.
   * Null for none.
   */
  public String headers(Object request, String name) throws Throwable {
    Enumeration<?> lines = (Enumeration<?>) (Object) getHeaders.invokeExact(request, (Object) name);
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
  public String host(Object request) throws Throwable {
    String header = header(request, "Host");
    if (header != null) {
      return header;
    }
    String protocol = (String) (Object) getProtocol.invokeExact(request);
    if (protocol == null || protocol.startsWith("HTTP/1.") || protocol.startsWith("HTTP/0.")) {
      return null;
    }
    String name = (String) (Object) getServerName.invokeExact(request);
    int port = (int) getServerPort.invokeExact(request);
    return name == null || port <= 0 || port == HTTP || port == HTTPS ? name : name + ":" + port;
  }

  /** The lines of the header {@code Cookie}: HTTP/2 may have one for each (RFC 9113, 8.2.3). */
  public Enumeration<?> cookies(Object request) throws Throwable {
    Enumeration<?> lines =
        (Enumeration<?>) (Object) getHeaders.invokeExact(request, (Object) "Cookie");
    return lines == null ? Collections.emptyEnumeration() : lines;
  }

  public String remoteAddress(Object request) throws Throwable {
    return (String) (Object) getRemoteAddr.invokeExact(request);
  }

  /**
   * The principal; where a wrapper tells a remote user alone, that name. Null for none.
   *
   * @return a {@code Principal} or a {@code String}
   */
  public Object principal(Object request) throws Throwable {
    Object principal = (Object) getUserPrincipal.invokeExact(request);
    return principal != null ? principal : (Object) getRemoteUser.invokeExact(request);
  }

  public boolean isUserInRole(Object request, String role) throws Throwable {
    return (boolean) isUserInRole.invokeExact(request, (Object) role);
  }

  /** The session if there is one; none is created. */
  public Object session(Object request) throws Throwable {
    return (Object) getSession.invokeExact(request, false);
  }

  /** The status as it stands, or null before servlet 3. */
  public Integer status(Object response) throws Throwable {
    return getStatus == null ? null : (Integer) (int) getStatus.invokeExact(response);
  }

  /** What the application is told; see {@link Container#isCommitted}. */
  public boolean isCommitted(Object response) throws Throwable {
    return (boolean) isCommitted.invokeExact(response);
  }

  /** The response's media type, null for none. */
  public String responseContentType(Object response) throws Throwable {
    return (String) (Object) responseGetContentType.invokeExact(response);
  }

  /** A header of the response, null for none and before servlet 3. */
  public String responseHeader(Object response, String name) throws Throwable {
    return responseGetHeader == null
        ? null
        : (String) (Object) responseGetHeader.invokeExact(response, (Object) name);
  }

  /** The route by which Spring MVC found the controller, null for none. */
  public String routeTemplate(Object request) throws Throwable {
    return text(attribute(request, SPRING_MVC_ROUTE));
  }

  public Object attribute(Object request, String name) throws Throwable {
    return (Object) getAttribute.invokeExact(request, (Object) name);
  }

  private static String text(Object value) {
    return value instanceof String ? (String) value : null;
  }

  /** What a wrapper wraps; null for a request that is none. */
  public Object wrapped(Object request) throws Throwable {
    return requestWrapper.isInstance(request) ? (Object) unwrap.invokeExact(request) : null;
  }

  /** The container's own request within any wrappers. */
  public Object innermost(Object request) throws Throwable {
    return innermost(request, requestWrapper, unwrap);
  }

  /** The container's own response within any wrappers. */
  public Object innermostResponse(Object response) throws Throwable {
    return innermost(response, responseWrapper, unwrapResponse);
  }

  private static Object innermost(Object outermost, Class<?> wrapper, MethodHandle unwrap)
      throws Throwable {
    Object inner = outermost;
    while (wrapper.isInstance(inner)) {
      Object wrapped = (Object) unwrap.invokeExact(inner);
      if (wrapped == null) {
        break;
      }
      inner = wrapped;
    }
    return inner;
  }
}
