package io.useractivity.engine.capture.servlet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A container's request: the real interface, answered from fields. What the agent may never call is
 * counted, since it survives exceptions.
 */
public final class FakeRequest implements InvocationHandler {

  public final ServletLine line;
  public final Object object;
  public final Map<String, Object> attributes = new HashMap<>();
  public final Map<String, String> headers = new HashMap<>();

  /** Null as long as the application has not asked. */
  public Map<String, String[]> parameters;

  public String characterEncoding;
  public List<Object> parts;
  public String method = "GET";
  public String uri = "/orders";
  public String contextPath = "";

  /** The {@code ServletContext}. */
  public Supplier<Object> application = () -> null;

  public String query;
  public String protocol = "HTTP/1.1";
  public String serverName = "localhost";
  public int serverPort = 80;
  public String dispatcherType = "REQUEST";
  public FakeSession session;
  public Supplier<Principal> principal = () -> null;
  public String remoteUser;
  public String authType;
  public Set<String> roles = Set.of();
  public Object asyncContext;
  public int forbiddenCalls;

  public FakeRequest(ServletLine line) {
    this.line = line;
    this.object = line.implement("http.HttpServletRequest", this);
  }

  private FakeRequest(ServletLine line, String className) {
    this.line = line;
    this.object = line.implement("http.HttpServletRequest", className, this);
  }

  /** One whose class has the name of some container's. */
  public static FakeRequest get(ServletLine line, String className, String uri) {
    FakeRequest request = new FakeRequest(line, className);
    request.uri = uri;
    return request;
  }

  public static FakeRequest get(ServletLine line, String uri) {
    FakeRequest request = new FakeRequest(line);
    request.uri = uri;
    return request;
  }

  /** Gives it a {@code ServletContext} that is called so. */
  public FakeRequest in(String name) {
    Object context =
        line.implement(
            "ServletContext",
            (proxy, called, arguments) -> {
              if (!called.getName().equals("getContextPath")) {
                throw forbidden(called);
              }
              return name;
            });
    application = () -> context;
    return this;
  }

  public FakeRequest as(String dispatcher) {
    dispatcherType = dispatcher;
    return this;
  }

  /** Sets one of the API's own attributes, such as {@code error.request_uri}. */
  public FakeRequest with(String attribute, Object value) {
    attributes.put(line.prefix() + attribute, value);
    return this;
  }

  public void logIn(String name) {
    principal = () -> () -> name;
  }

  @Override
  public Object invoke(Object proxy, Method called, Object[] arguments) {
    return switch (called.getName()) {
      case "getMethod" -> method;
      case "getRequestURI" -> uri;
      case "getContextPath" -> contextPath;
      case "getServletContext" -> application.get();
      case "getQueryString" -> query;
      case "getContentType" -> headers.get("Content-Type");
      case "getRemoteAddr" -> "192.0.2.1";
      case "getProtocol" -> protocol;
      case "getServerName" -> serverName;
      case "getServerPort" -> serverPort;
      case "getHeader" -> headers.get(arguments[0]);
      case "getHeaders" -> Collections.enumeration(lines(headers.get(arguments[0])));
      case "getCharacterEncoding" -> characterEncoding;
      case "getParameterNames" -> Collections.enumeration(parsed(called).keySet());
      case "getParameterValues" -> parsed(called).get(arguments[0]);
      case "getParts" -> parts;
      case "getAttribute" -> attributes.get(arguments[0]);
      case "getUserPrincipal" -> principal.get();
      case "getRemoteUser" -> remoteUser;
      case "getAuthType" -> authType;
      case "isUserInRole" -> roles.contains(arguments[0]);
      case "getDispatcherType" ->
          dispatcherType == null ? null : line.dispatcherType(dispatcherType);
      case "isAsyncStarted" -> asyncContext != null;
      case "getAsyncContext" -> asyncContext;
      case "getSession" -> existingSession(called, arguments);
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      case "toString" -> "request " + uri;
      default -> throw forbidden(called);
    };
  }

  private Map<String, String[]> parsed(Method called) {
    if (parameters == null) {
      throw forbidden(called);
    }
    return parameters;
  }

  /** Several lines of a header are separated by line breaks. */
  private static List<String> lines(String header) {
    return header == null ? List.of() : header.lines().toList();
  }

  private Object existingSession(Method called, Object[] arguments) {
    if (arguments == null || arguments[0].equals(true)) {
      throw forbidden(called);
    }
    return session == null ? null : session.object;
  }

  private AssertionError forbidden(Method called) {
    forbiddenCalls++;
    return new AssertionError("The agent must not call " + called);
  }
}
