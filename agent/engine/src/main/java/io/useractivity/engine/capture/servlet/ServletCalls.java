package io.useractivity.engine.capture.servlet;

import java.security.Principal;
import java.util.Enumeration;

/**
 * What is asked of each request, its session and its response. All methods take the container's
 * objects as {@code Object} and throw what the container's methods throw. Public for the class that
 * implements it, in a loader of its own.
 */
public interface ServletCalls {

  String method(Object request);

  String requestUri(Object request);

  String contextPath(Object request);

  String queryString(Object request);

  String contentType(Object request);

  String characterEncoding(Object request);

  Enumeration<?> parameterNames(Object request);

  String[] parameterValues(Object request, String name);

  String protocol(Object request);

  String serverName(Object request);

  int serverPort(Object request);

  String header(Object request, String name);

  Enumeration<?> headers(Object request, String name);

  String remoteAddress(Object request);

  Principal userPrincipal(Object request);

  String remoteUser(Object request);

  boolean isUserInRole(Object request, String role);

  String authType(Object request);

  Object attribute(Object request, String name);

  /** Since servlet 3. */
  Object dispatcherType(Object request);

  /** Since servlet 3. */
  boolean isAsyncStarted(Object request);

  /** Since servlet 3. */
  Object servletContext(Object request);

  boolean isRequestWrapper(Object request);

  Object wrapped(Object requestWrapper);

  /** The path of a {@code ServletContext}, since servlet 2.5. */
  String path(Object servletContext);

  /** The session if there is one; none is created. */
  Object session(Object request);

  String sessionId(Object session);

  Object sessionAttribute(Object session, String name);

  Enumeration<?> sessionAttributeNames(Object session);

  long sessionCreated(Object session);

  boolean isSessionNew(Object session);

  boolean isHttpResponse(Object response);

  boolean isCommitted(Object response);

  /** The media type of the response. */
  String responseContentType(Object response);

  /** Since servlet 3. */
  int status(Object response);

  /** Since servlet 3. */
  String responseHeader(Object response, String name);

  boolean isResponseWrapper(Object response);

  Object wrappedResponse(Object responseWrapper);
}
