package io.useractivity.engine.capture;

import io.useractivity.engine.record.RequestContent;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
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
final class ServletApi {

  private static final MethodHandles.Lookup PUBLIC = MethodHandles.publicLookup();

  /** {@code HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE}, since Spring 3.0. */
  private static final String SPRING_MVC_VARIABLES =
      "org.springframework.web.servlet.HandlerMapping.uriTemplateVariables";

  /** {@code HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE}, since Spring 3.0. */
  private static final String SPRING_MVC_ROUTE =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

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
  private final MethodHandle getUserPrincipal;
  private final MethodHandle getRemoteUser;
  private final MethodHandle isUserInRole;
  private final MethodHandle getSession;
  private final MethodHandle getAttribute;
  private final MethodHandle sessionGetId;
  private final MethodHandle sessionGetAttribute;
  private final MethodHandle isCommitted;
  private final MethodHandle responseGetContentType;
  private final MethodHandle unwrap;
  private final MethodHandle unwrapResponse;

  // Servlet 3 and later, else null.
  private final MethodHandle getStatus;
  private final MethodHandle responseGetHeader;
  private final MethodHandle getDispatcherType;
  private final MethodHandle isAsyncStarted;
  private final MethodHandle getAsyncContext;
  private final MethodHandle asyncAddListener;
  private final MethodHandle asyncGetRequest;
  private final MethodHandle asyncGetResponse;
  private final MethodHandle eventGetThrowable;
  private final MethodHandle eventGetAsyncContext;
  private final Class<?> asyncListener;
  private final MethodHandle getParts;
  private final MethodHandle partGetName;
  private final MethodHandle partGetContentType;
  private final MethodHandle partGetSize;
  private final MethodHandle partGetHeader;

  private final String includeRequestUri;
  private final String forwardRequestUri;
  private final String forwardQueryString;
  private final String errorRequestUri;
  private final String errorStatusCode;
  private final String errorException;

  private ServletApi(Class<?> httpRequest) {
    ClassLoader loader = httpRequest.getClassLoader();
    String prefix =
        httpRequest.getName().startsWith("javax.") ? "javax.servlet." : "jakarta.servlet.";
    Class<?> session = load(prefix + "http.HttpSession", loader);
    httpResponse = load(prefix + "http.HttpServletResponse", loader);
    requestWrapper = load(prefix + "ServletRequestWrapper", loader);
    responseWrapper = load(prefix + "ServletResponseWrapper", loader);
    Class<?> request = load(prefix + "ServletRequest", loader);
    Class<?> response = load(prefix + "ServletResponse", loader);

    getMethod = required(httpRequest, "getMethod", String.class);
    getRequestUri = required(httpRequest, "getRequestURI", String.class);
    getContextPath = required(httpRequest, "getContextPath", String.class);
    getQueryString = required(httpRequest, "getQueryString", String.class);
    getContentType = required(httpRequest, "getContentType", String.class);
    getCharacterEncoding = required(httpRequest, "getCharacterEncoding", String.class);
    getParameterNames = required(httpRequest, "getParameterNames", Enumeration.class);
    getParameterValues = required(httpRequest, "getParameterValues", String[].class, String.class);
    getHeader = required(httpRequest, "getHeader", String.class, String.class);
    getHeaders = required(httpRequest, "getHeaders", Enumeration.class, String.class);
    getRemoteAddr = required(httpRequest, "getRemoteAddr", String.class);
    getUserPrincipal = required(httpRequest, "getUserPrincipal", Principal.class);
    getRemoteUser = required(httpRequest, "getRemoteUser", String.class);
    isUserInRole = required(httpRequest, "isUserInRole", boolean.class, String.class);
    getSession = required(httpRequest, "getSession", session, boolean.class);
    getAttribute = required(httpRequest, "getAttribute", Object.class, String.class);
    sessionGetId = required(session, "getId", String.class);
    sessionGetAttribute = required(session, "getAttribute", Object.class, String.class);
    isCommitted = required(httpResponse, "isCommitted", boolean.class);
    responseGetContentType = required(httpResponse, "getContentType", String.class);
    unwrap = required(requestWrapper, "getRequest", request);
    unwrapResponse = required(responseWrapper, "getResponse", response);

    getStatus = optional(httpResponse, "getStatus", int.class);
    responseGetHeader = optional(httpResponse, "getHeader", String.class, String.class);
    Class<?> dispatcherType = loadOrNull(prefix + "DispatcherType", loader);
    getDispatcherType = optional(httpRequest, "getDispatcherType", dispatcherType);
    Class<?> asyncContext = loadOrNull(prefix + "AsyncContext", loader);
    asyncListener = loadOrNull(prefix + "AsyncListener", loader);
    Class<?> asyncEvent = loadOrNull(prefix + "AsyncEvent", loader);
    isAsyncStarted = optional(httpRequest, "isAsyncStarted", boolean.class);
    getAsyncContext = optional(httpRequest, "getAsyncContext", asyncContext);
    asyncAddListener =
        optional(asyncContext, "addListener", void.class, asyncListener, request, response);
    asyncGetRequest = optional(asyncContext, "getRequest", request);
    asyncGetResponse = optional(asyncContext, "getResponse", response);
    eventGetThrowable = optional(asyncEvent, "getThrowable", Throwable.class);
    eventGetAsyncContext = optional(asyncEvent, "getAsyncContext", asyncContext);

    Class<?> part = loadOrNull(prefix + "http.Part", loader);
    getParts = optional(httpRequest, "getParts", Collection.class);
    partGetName = optional(part, "getName", String.class);
    partGetContentType = optional(part, "getContentType", String.class);
    partGetSize = optional(part, "getSize", long.class);
    partGetHeader = optional(part, "getHeader", String.class, String.class);

    includeRequestUri = prefix + "include.request_uri";
    forwardRequestUri = prefix + "forward.request_uri";
    forwardQueryString = prefix + "forward.query_string";
    errorRequestUri = prefix + "error.request_uri";
    errorStatusCode = prefix + "error.status_code";
    errorException = prefix + "error.exception";
  }

  /**
   * The API that a request belongs to.
   *
   * @return null if it is no HTTP request
   */
  static ServletApi of(Object request) {
    return request == null ? null : BY_REQUEST_CLASS.get(request.getClass());
  }

  static void prepare(Class<?> httpRequest) {
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

  private static Class<?> load(String name, ClassLoader loader) {
    Class<?> type = loadOrNull(name, loader);
    if (type == null) {
      throw new IllegalStateException("The servlet API has no " + name);
    }
    return type;
  }

  private static Class<?> loadOrNull(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }

  private static MethodHandle required(
      Class<?> type, String name, Class<?> result, Class<?>... parameters) {
    MethodHandle handle = optional(type, name, result, parameters);
    if (handle == null) {
      throw new IllegalStateException("The servlet API has no " + type.getName() + "." + name);
    }
    return handle;
  }

  /** The method with every reference as {@code Object}; null if the API lacks it. */
  private static MethodHandle optional(
      Class<?> type, String name, Class<?> result, Class<?>... parameters) {
    if (type == null || result == null) {
      return null;
    }
    try {
      MethodHandle handle =
          PUBLIC.findVirtual(type, name, MethodType.methodType(result, parameters));
      return handle.asType(handle.type().erase());
    } catch (NoSuchMethodException | IllegalAccessException absent) {
      return null;
    }
  }

  boolean isHttpResponse(Object response) {
    return httpResponse.isInstance(response);
  }

  String method(Object request) throws Throwable {
    return (String) (Object) getMethod.invokeExact(request);
  }

  String requestUri(Object request) throws Throwable {
    return (String) (Object) getRequestUri.invokeExact(request);
  }

  String contextPath(Object request) throws Throwable {
    return (String) (Object) getContextPath.invokeExact(request);
  }

  /** As it came, encoded; null for none. */
  String queryString(Object request) throws Throwable {
    return (String) (Object) getQueryString.invokeExact(request);
  }

  /** A variable of the path, as Spring MVC's route names it; null for none. */
  Object routeVariable(Object request, String name) throws Throwable {
    Object variables = attribute(request, SPRING_MVC_VARIABLES);
    return variables instanceof Map ? ((Map<?, ?>) variables).get(name) : null;
  }

  /** The header as it came; null for none. */
  String contentType(Object request) throws Throwable {
    return (String) (Object) getContentType.invokeExact(request);
  }

  /** As the application set it or its container found it; null for none. */
  String characterEncoding(Object request) throws Throwable {
    return (String) (Object) getCharacterEncoding.invokeExact(request);
  }

  /** For a request whose parameters the application has asked for: otherwise this parses them. */
  Enumeration<?> parameterNames(Object request) throws Throwable {
    return (Enumeration<?>) (Object) getParameterNames.invokeExact(request);
  }

  String[] parameterValues(Object request, String name) throws Throwable {
    return (String[]) (Object) getParameterValues.invokeExact(request, (Object) name);
  }

  /**
   * For a request whose parts the application has asked for: otherwise this parses them. None
   * before servlet 3.
   */
  Collection<?> parts(Object request) throws Throwable {
    return getParts == null
        ? Collections.emptyList()
        : (Collection<?>) (Object) getParts.invokeExact(request);
  }

  /** What a part is, without what is in it. */
  RequestContent.Part part(Object part) throws Throwable {
    // getSubmittedFileName came with servlet 3.1.
    String disposition =
        (String) (Object) partGetHeader.invokeExact(part, (Object) "Content-Disposition");
    return new RequestContent.Part(
        (String) (Object) partGetName.invokeExact(part),
        disposition != null && disposition.toLowerCase(Locale.ROOT).contains("filename"),
        (String) (Object) partGetContentType.invokeExact(part),
        (long) partGetSize.invokeExact(part));
  }

  String header(Object request, String name) throws Throwable {
    return (String) (Object) getHeader.invokeExact(request, (Object) name);
  }

  /** All lines of a header, with commas between (RFC 9110, 5.3); null for none. */
  String headers(Object request, String name) throws Throwable {
    Enumeration<?> lines = (Enumeration<?>) (Object) getHeaders.invokeExact(request, (Object) name);
    if (lines == null || !lines.hasMoreElements()) {
      return null;
    }
    String joined = String.valueOf(lines.nextElement());
    while (lines.hasMoreElements()) {
      joined = joined + "," + lines.nextElement();
    }
    return joined;
  }

  String remoteAddress(Object request) throws Throwable {
    return (String) (Object) getRemoteAddr.invokeExact(request);
  }

  /**
   * The principal; where a wrapper tells a remote user alone, that name. Null for none.
   *
   * @return a {@code Principal} or a {@code String}
   */
  Object principal(Object request) throws Throwable {
    Object principal = (Object) getUserPrincipal.invokeExact(request);
    return principal != null ? principal : (Object) getRemoteUser.invokeExact(request);
  }

  boolean isUserInRole(Object request, String role) throws Throwable {
    return (boolean) isUserInRole.invokeExact(request, (Object) role);
  }

  /** The session if there is one; none is created. */
  Object session(Object request) throws Throwable {
    return (Object) getSession.invokeExact(request, false);
  }

  String sessionId(Object session) throws Throwable {
    return (String) (Object) sessionGetId.invokeExact(session);
  }

  Object sessionAttribute(Object session, String name) throws Throwable {
    return (Object) sessionGetAttribute.invokeExact(session, (Object) name);
  }

  /** The status as it stands, or null before servlet 3. */
  Integer status(Object response) throws Throwable {
    return getStatus == null ? null : (Integer) (int) getStatus.invokeExact(response);
  }

  /** What the application is told; see {@link Container#isCommitted}. */
  boolean isCommitted(Object response) throws Throwable {
    return (boolean) isCommitted.invokeExact(response);
  }

  /** The response's media type, null for none. */
  String responseContentType(Object response) throws Throwable {
    return (String) (Object) responseGetContentType.invokeExact(response);
  }

  /** A header of the response, null for none and before servlet 3. */
  String responseHeader(Object response, String name) throws Throwable {
    return responseGetHeader == null
        ? null
        : (String) (Object) responseGetHeader.invokeExact(response, (Object) name);
  }

  /** The route by which Spring MVC found the controller, null for none. */
  String routeTemplate(Object request) throws Throwable {
    return text(attribute(request, SPRING_MVC_ROUTE));
  }

  /** Why the container calls; before servlet 3 told from the attributes that it sets. */
  DispatchKind kind(Object request) throws Throwable {
    if (getDispatcherType != null) {
      Enum<?> type = (Enum<?>) (Object) getDispatcherType.invokeExact(request);
      return type == null ? DispatchKind.REQUEST : DispatchKind.valueOf(type.name());
    }
    if (attribute(request, errorRequestUri) != null) {
      return DispatchKind.ERROR;
    }
    if (attribute(request, includeRequestUri) != null) {
      return DispatchKind.INCLUDE;
    }
    return attribute(request, forwardRequestUri) != null
        ? DispatchKind.FORWARD
        : DispatchKind.REQUEST;
  }

  /** The path that the client asked for, of a request that is being forwarded; or null. */
  String forwardedPath(Object request) throws Throwable {
    return text(attribute(request, forwardRequestUri));
  }

  /** The query of {@link #forwardedPath}; or null. */
  String forwardedQuery(Object request) throws Throwable {
    return text(attribute(request, forwardQueryString));
  }

  /** The path that the client asked for, of a request that gets an error page; or null. */
  String failedPath(Object request) throws Throwable {
    return text(attribute(request, errorRequestUri));
  }

  /** The status that the error page is shown for; or null. */
  Integer failedStatus(Object request) throws Throwable {
    Object status = attribute(request, errorStatusCode);
    return status instanceof Integer ? (Integer) status : null;
  }

  /** Whether the error page is shown for an exception, thrown to the container or noted by it. */
  boolean failedByException(Object request) throws Throwable {
    return attribute(request, errorException) != null;
  }

  Object attribute(Object request, String name) throws Throwable {
    return (Object) getAttribute.invokeExact(request, (Object) name);
  }

  private static String text(Object value) {
    return value instanceof String ? (String) value : null;
  }

  /** The container's own request within any wrappers. */
  Object innermost(Object request) throws Throwable {
    return innermost(request, requestWrapper, unwrap);
  }

  /** The container's own response within any wrappers. */
  Object innermostResponse(Object response) throws Throwable {
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

  boolean isAsyncStarted(Object request) throws Throwable {
    return isAsyncStarted != null && (boolean) isAsyncStarted.invokeExact(request);
  }

  Object asyncContext(Object request) throws Throwable {
    return (Object) getAsyncContext.invokeExact(request);
  }

  Object asyncRequest(Object asyncContext) throws Throwable {
    return (Object) asyncGetRequest.invokeExact(asyncContext);
  }

  Object asyncResponse(Object asyncContext) throws Throwable {
    return (Object) asyncGetResponse.invokeExact(asyncContext);
  }

  Object eventContext(Object asyncEvent) throws Throwable {
    return (Object) eventGetAsyncContext.invokeExact(asyncEvent);
  }

  Throwable eventThrowable(Object asyncEvent) throws Throwable {
    return (Throwable) (Object) eventGetThrowable.invokeExact(asyncEvent);
  }

  /** An {@code AsyncListener} of the application's API; needs servlet 3. */
  Object newAsyncListener(InvocationHandler handler) {
    return Proxy.newProxyInstance(
        asyncListener.getClassLoader(), new Class<?>[] {asyncListener}, handler);
  }

  void addListener(Object asyncContext, Object listener, Object request, Object response)
      throws Throwable {
    // With both, since an event shows them only then (AsyncContext.addListener's specification).
    asyncAddListener.invokeExact(asyncContext, listener, request, response);
  }
}
