package io.useractivity.engine.capture.servlet;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.Optional;

/**
 * What the client asked for, where a container rewrites addresses before the application gets them
 * and still knows: that is Jetty's {@code RewriteHandler}, from 9.4 to 12. Tomcat's {@code
 * RewriteValve} and Undertow's handlers overwrite what came. Immutable.
 */
public final class OriginalUri {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();
  private static final String CORE_REQUEST = "org.eclipse.jetty.server.Request";
  private static final String NESTED_REQUEST = ".nested.Request";

  private static final ClassValue<Optional<MethodHandle>> BY_REQUEST_CLASS =
      new ClassValue<Optional<MethodHandle>>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> type) {
          try {
            return asked(type);
          } catch (ReflectiveOperationException | RuntimeException | LinkageError another) {
            return Optional.empty(); // then as the application is told
          }
        }
      };

  private final String uri;
  private final int pathStart;
  private final int pathEnd;

  private OriginalUri(String uri, int pathStart) {
    this.uri = uri;
    this.pathStart = pathStart;
    int query = uri.indexOf('?', pathStart);
    int fragment = uri.indexOf('#', pathStart);
    int end = query < 0 ? uri.length() : query;
    this.pathEnd = fragment >= 0 && fragment < end ? fragment : end;
  }

  /**
   * Asks the container.
   *
   * @return null if it does not tell
   */
  public static OriginalUri of(Object innermostRequest) throws Throwable {
    MethodHandle asks = BY_REQUEST_CLASS.get(innermostRequest.getClass()).orElse(null);
    Object uri = asks == null ? null : (Object) asks.invokeExact(innermostRequest);
    return uri == null ? null : parse(uri.toString());
  }

  /** Null for what has no path: {@code *} and the authority of a CONNECT. */
  static OriginalUri parse(String uri) {
    if (uri.startsWith("/")) {
      return new OriginalUri(uri, 0);
    }
    int scheme = uri.indexOf("://");
    int path = scheme < 0 ? -1 : uri.indexOf('/', scheme + 3);
    return path < 0 ? null : new OriginalUri(uri, path);
  }

  public boolean isOf(String path) {
    return path.length() == pathEnd - pathStart
        && uri.regionMatches(pathStart, path, 0, path.length());
  }

  public String path() {
    return uri.substring(pathStart, pathEnd);
  }

  /** As it came, encoded; null for none. */
  public String query() {
    if (pathEnd == uri.length() || uri.charAt(pathEnd) == '#') {
      return null;
    }
    int fragment = uri.indexOf('#', pathEnd);
    return uri.substring(pathEnd + 1, fragment < 0 ? uri.length() : fragment);
  }

  private static Optional<MethodHandle> asked(Class<?> type) throws ReflectiveOperationException {
    String name = type.getName();
    MethodHandle uri;
    if (name.equals(CORE_REQUEST)) { // to 11, where it is the servlet's request
      uri = asks(type, "getOriginalURI", String.class);
    } else if (name.startsWith("org.eclipse.jetty.ee")) {
      uri = ofCore(coreRequest(type));
    } else {
      return Optional.empty();
    }
    return Optional.of(uri.asType(MethodType.methodType(Object.class, Object.class)));
  }

  /** From a request of Jetty 12's servlets, of any generation, to the one that it serves. */
  private static MethodHandle coreRequest(Class<?> type) throws ReflectiveOperationException {
    Class<?> shown = type;
    while (!Modifier.isPublic(shown.getModifiers())) {
      shown = shown.getSuperclass();
    }
    String name = shown.getName();
    if (!name.endsWith(NESTED_REQUEST)) {
      return asks(shown, "getRequest", named(CORE_REQUEST, shown));
    }
    String nested = name.substring(0, name.length() - "Request".length()); // ee8 and ee9
    Class<?> channel = named(nested + "HttpChannel", shown);
    Class<?> core = named(nested + "ContextHandler$CoreContextRequest", shown);
    return MethodHandles.filterReturnValue(
        asks(shown, "getHttpChannel", channel), asks(channel, "getCoreRequest", core));
  }

  /** Rewriting wraps it: the innermost has the address that came. */
  private static MethodHandle ofCore(MethodHandle request) throws ReflectiveOperationException {
    Class<?> core = named(CORE_REQUEST, request.type().returnType());
    MethodHandle unwrapped =
        MethodHandles.filterReturnValue(
            request.asType(request.type().changeReturnType(core)),
            LOOKUP.findStatic(core, "unWrap", MethodType.methodType(core, core)));
    return MethodHandles.filterReturnValue(
        unwrapped, asks(core, "getHttpURI", named("org.eclipse.jetty.http.HttpURI", core)));
  }

  /** By its whole signature, as {@link Container} says why. */
  private static MethodHandle asks(Class<?> type, String question, Class<?> answer)
      throws ReflectiveOperationException {
    return LOOKUP.findVirtual(type, question, MethodType.methodType(answer));
  }

  private static Class<?> named(String name, Class<?> mentionedBy) throws ClassNotFoundException {
    return Class.forName(name, false, mentionedBy.getClassLoader());
  }
}
