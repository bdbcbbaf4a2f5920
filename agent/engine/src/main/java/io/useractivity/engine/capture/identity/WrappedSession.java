package io.useractivity.engine.capture.identity;

import io.useractivity.engine.capture.servlet.ServletApi;
import io.useractivity.engine.match.StaticFiles;
import io.useractivity.engine.record.RequestLine;

/**
 * Sessions that are not the container's but a wrapper's, as of Spring Session and Shiro: whether
 * one can be asked for without making the wrapper fetch it from afar, which only the application
 * may do.
 */
final class WrappedSession {

  /** How a class of requests comes by its sessions. */
  private enum Kind {
    /** As what it wraps, or as the container does. */
    NOT_ITS_OWN,
    /** Fetched when it is first asked for, and then kept in an attribute. */
    SPRING,
    /** Found by the filter before the application runs. */
    SHIRO,
    /** Unknown. */
    ITS_OWN
  }

  /** {@code SessionRepositoryFilter.CURRENT_SESSION_ATTR}, since 1.1. */
  private static final String SPRINGS_CURRENT =
      "org.springframework.session.SessionRepository.CURRENT_SESSION";

  /** Where Tomcat wraps requests itself, for forwards and error pages: the session is its own. */
  private static final String TOMCATS_DISPATCHES = "org.apache.catalina.core.";

  /** Of javax or jakarta. */
  private static final String WRAPPER = ".servlet.http.HttpServletRequestWrapper";

  private static final ClassValue<Kind> KINDS =
      new ClassValue<Kind>() {
        @Override
        protected Kind computeValue(Class<?> type) {
          return kind(type);
        }
      };

  private WrappedSession() {}

  private static Kind kind(Class<?> request) {
    if (request.getName().startsWith("org.springframework.session.web.http.")) {
      return Kind.SPRING;
    }
    if (BeanProperties.hasType(request, "org.apache.shiro.web.servlet.ShiroHttpServletRequest")) {
      return Kind.SHIRO;
    }
    return request.getName().startsWith(TOMCATS_DISPATCHES) || !declaresIt(request)
        ? Kind.NOT_ITS_OWN
        : Kind.ITS_OWN;
  }

  /**
   * Whether a class below the API's own wrapper does. That one is not looked at: the JVM would load
   * what all its methods mention, on the thread of a request, which pins it where it is virtual.
   */
  private static boolean declaresIt(Class<?> request) {
    for (Class<?> each = request;
        each != null && !each.getName().endsWith(WRAPPER);
        each = each.getSuperclass()) {
      if (declares(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean declares(Class<?> type) {
    try {
      return type.getDeclaredMethod("getSession", boolean.class) != null;
    } catch (NoSuchMethodException | LinkageError absentOrUnreadable) {
      return false;
    }
  }

  /**
   * Whether a nested call's request has a wrapper with sessions of its own, and the session at
   * hand. Of wrappers that nobody knows it is taken to be so, unless a file was asked for, such as
   * a picture.
   */
  static boolean isAtHand(ServletApi api, Object request, RequestLine line) throws Throwable {
    Object wrapper = wrapper(api, request);
    if (wrapper == null) {
      return false;
    }
    switch (KINDS.get(wrapper.getClass())) {
      case SPRING:
        return api.attribute(wrapper, SPRINGS_CURRENT) != null;
      case SHIRO:
        return true;
      default:
        return !StaticFiles.areAskedForBy(line.method(), line.path());
    }
  }

  /** Whether a nested call's request has a wrapper with sessions of its own. */
  static boolean isPossible(ServletApi api, Object request) throws Throwable {
    return wrapper(api, request) != null;
  }

  private static Object wrapper(ServletApi api, Object request) throws Throwable {
    Object wrapper = request;
    Object wrapped = api.wrapped(wrapper);
    while (wrapped != null && KINDS.get(wrapper.getClass()) == Kind.NOT_ITS_OWN) {
      wrapper = wrapped;
      wrapped = api.wrapped(wrapper);
    }
    return wrapped == null ? null : wrapper;
  }
}
