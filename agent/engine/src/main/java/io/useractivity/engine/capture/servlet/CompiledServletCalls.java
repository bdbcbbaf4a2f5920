package io.useractivity.engine.capture.servlet;

import java.security.Principal;
import java.util.Enumeration;
import javax.servlet.ServletContext;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.ServletResponseWrapper;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * Calls by the types of servlet 4. Never loaded as it is: {@link ServletCallsLoader} defines it
 * beside each servlet API, {@code jakarta.servlet} too. The JVM looks for a method when it is
 * called first, and for a type that is cast to, so an older API may lack some; what is returned is
 * an {@code Object} where the verifier would have to load its type (JVMS 4.10.1.2).
 */
public final class CompiledServletCalls implements ServletCalls {

  @Override
  public String method(Object request) {
    return ((HttpServletRequest) request).getMethod();
  }

  @Override
  public String requestUri(Object request) {
    return ((HttpServletRequest) request).getRequestURI();
  }

  @Override
  public String contextPath(Object request) {
    return ((HttpServletRequest) request).getContextPath();
  }

  @Override
  public String queryString(Object request) {
    return ((HttpServletRequest) request).getQueryString();
  }

  @Override
  public String contentType(Object request) {
    return ((HttpServletRequest) request).getContentType();
  }

  @Override
  public String characterEncoding(Object request) {
    return ((HttpServletRequest) request).getCharacterEncoding();
  }

  @Override
  public Enumeration<?> parameterNames(Object request) {
    return ((HttpServletRequest) request).getParameterNames();
  }

  @Override
  public String[] parameterValues(Object request, String name) {
    return ((HttpServletRequest) request).getParameterValues(name);
  }

  @Override
  public String protocol(Object request) {
    return ((HttpServletRequest) request).getProtocol();
  }

  @Override
  public String serverName(Object request) {
    return ((HttpServletRequest) request).getServerName();
  }

  @Override
  public int serverPort(Object request) {
    return ((HttpServletRequest) request).getServerPort();
  }

  @Override
  public String header(Object request, String name) {
    return ((HttpServletRequest) request).getHeader(name);
  }

  @Override
  public Enumeration<?> headers(Object request, String name) {
    return ((HttpServletRequest) request).getHeaders(name);
  }

  @Override
  public String remoteAddress(Object request) {
    return ((HttpServletRequest) request).getRemoteAddr();
  }

  @Override
  public Principal userPrincipal(Object request) {
    return ((HttpServletRequest) request).getUserPrincipal();
  }

  @Override
  public String remoteUser(Object request) {
    return ((HttpServletRequest) request).getRemoteUser();
  }

  @Override
  public boolean isUserInRole(Object request, String role) {
    return ((HttpServletRequest) request).isUserInRole(role);
  }

  @Override
  public String authType(Object request) {
    return ((HttpServletRequest) request).getAuthType();
  }

  @Override
  public Object attribute(Object request, String name) {
    return ((HttpServletRequest) request).getAttribute(name);
  }

  @Override
  public Object dispatcherType(Object request) {
    return ((HttpServletRequest) request).getDispatcherType();
  }

  @Override
  public boolean isAsyncStarted(Object request) {
    return ((HttpServletRequest) request).isAsyncStarted();
  }

  @Override
  public Object servletContext(Object request) {
    return ((HttpServletRequest) request).getServletContext();
  }

  @Override
  public boolean isRequestWrapper(Object request) {
    return request instanceof ServletRequestWrapper;
  }

  @Override
  public Object wrapped(Object requestWrapper) {
    return ((ServletRequestWrapper) requestWrapper).getRequest();
  }

  @Override
  public String path(Object servletContext) {
    return ((ServletContext) servletContext).getContextPath();
  }

  @Override
  public Object session(Object request) {
    return ((HttpServletRequest) request).getSession(false);
  }

  @Override
  public String sessionId(Object session) {
    return ((HttpSession) session).getId();
  }

  @Override
  public Object sessionAttribute(Object session, String name) {
    return ((HttpSession) session).getAttribute(name);
  }

  @Override
  public Enumeration<?> sessionAttributeNames(Object session) {
    return ((HttpSession) session).getAttributeNames();
  }

  @Override
  public long sessionCreated(Object session) {
    return ((HttpSession) session).getCreationTime();
  }

  @Override
  public boolean isSessionNew(Object session) {
    return ((HttpSession) session).isNew();
  }

  @Override
  public boolean isHttpResponse(Object response) {
    return response instanceof HttpServletResponse;
  }

  @Override
  public boolean isCommitted(Object response) {
    return ((HttpServletResponse) response).isCommitted();
  }

  @Override
  public String responseContentType(Object response) {
    return ((HttpServletResponse) response).getContentType();
  }

  @Override
  public int status(Object response) {
    return ((HttpServletResponse) response).getStatus();
  }

  @Override
  public String responseHeader(Object response, String name) {
    return ((HttpServletResponse) response).getHeader(name);
  }

  @Override
  public boolean isResponseWrapper(Object response) {
    return response instanceof ServletResponseWrapper;
  }

  @Override
  public Object wrappedResponse(Object responseWrapper) {
    return ((ServletResponseWrapper) responseWrapper).getResponse();
  }
}
