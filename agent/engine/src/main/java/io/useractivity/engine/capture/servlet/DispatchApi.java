package io.useractivity.engine.capture.servlet;

/**
 * What a servlet API tells of why the container calls, and for which request of a client: by type
 * since 3.0, and by the attributes that it sets. Part of a {@link ServletApi}. Immutable.
 */
public final class DispatchApi {

  private final ServletCalls calls;

  /** {@code DispatcherType.REQUEST}, the usual; null before servlet 3, which has no such type. */
  private final Object requestType;

  private final String includeRequestUri;
  private final String forwardRequestUri;
  private final String forwardQueryString;
  private final String errorRequestUri;
  private final String errorStatusCode;
  private final String errorException;

  DispatchApi(String prefix, Class<?> httpRequest, ServletCalls calls) {
    this.calls = calls;
    Class<?> type = ApiLookup.loadOrNull(prefix + "DispatcherType", httpRequest.getClassLoader());
    requestType = constant(type, DispatchKind.REQUEST);
    includeRequestUri = prefix + "include.request_uri";
    forwardRequestUri = prefix + "forward.request_uri";
    forwardQueryString = prefix + "forward.query_string";
    errorRequestUri = prefix + "error.request_uri";
    errorStatusCode = prefix + "error.status_code";
    errorException = prefix + "error.exception";
  }

  private static Object constant(Class<?> type, DispatchKind kind) {
    Object[] constants = type == null ? null : type.getEnumConstants();
    for (int i = 0; constants != null && i < constants.length; i++) {
      if (((Enum<?>) constants[i]).name().equals(kind.name())) {
        return constants[i];
      }
    }
    return null;
  }

  /** Why the container calls; before servlet 3 told from the attributes that it sets. */
  public DispatchKind kind(Object request) {
    if (requestType != null) {
      Object type = calls.dispatcherType(request);
      return type == null || type == requestType
          ? DispatchKind.REQUEST
          : DispatchKind.valueOf(((Enum<?>) type).name());
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
  public String forwardedPath(Object request) {
    return text(attribute(request, forwardRequestUri));
  }

  /** The query of {@link #forwardedPath}; or null. */
  public String forwardedQuery(Object request) {
    return text(attribute(request, forwardQueryString));
  }

  /** The path that the client asked for, of a request that gets an error page; or null. */
  public String failedPath(Object request) {
    return text(attribute(request, errorRequestUri));
  }

  /** The status that the error page is shown for; or null. */
  public Integer failedStatus(Object request) {
    Object status = attribute(request, errorStatusCode);
    return status instanceof Integer ? (Integer) status : null;
  }

  /** Whether the error page is shown for an exception, thrown to the container or noted by it. */
  public boolean failedByException(Object request) {
    return attribute(request, errorException) != null;
  }

  private Object attribute(Object request, String name) {
    return calls.attribute(request, name);
  }

  private static String text(Object value) {
    return value instanceof String ? (String) value : null;
  }
}
