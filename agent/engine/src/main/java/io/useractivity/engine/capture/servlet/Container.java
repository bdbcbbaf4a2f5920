package io.useractivity.engine.capture.servlet;

import java.io.FileNotFoundException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Optional;

/** What sets single containers apart, told by the class of their requests. */
public final class Container {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();
  private static final String CATALINAS = "org.apache.catalina.connector.";

  private static final ClassValue<Boolean> FAILS_ANEW =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getName().startsWith("io.undertow.") || isGlassFishs(type);
        }
      };

  private static final ClassValue<Boolean> IS_LIBERTY =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> response) {
          return response.getName().startsWith("com.ibm.");
        }
      };

  private static final ClassValue<Optional<MethodHandle>> IS_COMMITTED =
      new ClassValue<Optional<MethodHandle>>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> type) {
          try {
            return isCommitted(type);
          } catch (ReflectiveOperationException | RuntimeException | LinkageError another) {
            return Optional.empty(); // then as the application is told
          }
        }
      };

  /** Where containers have their servlets for files. */
  private static final String[] SERVLETS_FOR_FILES = {
    "org.apache.catalina.servlets.DefaultServlet",
    "io.undertow.servlet.handlers.DefaultServlet",
    "com.caucho.servlets.FileServlet",
    "weblogic.servlet.FileServlet"
  };

  private static final ClassValue<Boolean> IS_FOR_FILES =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (isServletForFiles(c.getName())) {
              return true;
            }
          }
          return false;
        }
      };

  private Container() {}

  /** Whether a servlet of that class, the container's own, answers with files of applications. */
  public static boolean isForFiles(Class<?> servlet) {
    return IS_FOR_FILES.get(servlet);
  }

  /**
   * Whether a servlet of that class, the container's own, gets the paths that no other has: that
   * for files, or Jetty's where there are no files.
   */
  public static boolean isDefaultServlet(Class<?> servlet) {
    String name = servlet.getName();
    return isForFiles(servlet)
        || (name.startsWith("org.eclipse.jetty.") && name.endsWith("$Default404Servlet"));
  }

  private static boolean isServletForFiles(String className) {
    for (String known : SERVLETS_FOR_FILES) {
      if (known.equals(className)) {
        return true;
      }
    }
    // Whose package has the generation of servlets in it; and OSGi's.
    return (className.startsWith("org.eclipse.jetty.")
            || className.startsWith("org.apache.felix.http.")
            || className.startsWith("org.ops4j.pax.web."))
        && (className.endsWith(".DefaultServlet") || className.endsWith(".ResourceServlet"));
  }

  /**
   * The status that the container makes of an exception. On Liberty the innermost cause decides,
   * and a file that is not there is one ({@code WebAppErrorReport.constructErrorReport}): so its
   * own handler of static files tells of it.
   */
  public static int failureStatus(ServletApi api, Object response, Throwable thrown)
      throws Throwable {
    if (!IS_LIBERTY.get(api.innermostResponse(response).getClass())) {
      return FailureStatus.of(thrown);
    }
    Throwable root = FailureStatus.rootOf(thrown);
    boolean missing =
        root instanceof FileNotFoundException
            && !root.getClass().getName().endsWith("IncludeFileNotFoundException");
    return missing ? FailureStatus.NOT_FOUND : FailureStatus.of(root);
  }

  /**
   * Whether the status of an error page that throws is that exception's, as on Undertow and
   * GlassFish: the specification leaves it to the server. Elsewhere the first failure's stays.
   */
  public static boolean failsAnew(Object innermostRequest) {
    return FAILS_ANEW.get(innermostRequest.getClass());
  }

  /**
   * Its class has the name of Tomcat's, and a method of its own. The method is looked up by its
   * whole signature: a reflective look through all methods makes the JVM load what they mention, on
   * the thread of a request, which pins it where it is virtual.
   */
  private static boolean isGlassFishs(Class<?> type) {
    if (!type.getName().startsWith(CATALINAS)) {
      return false;
    }
    try {
      Class<?> request = Class.forName(CATALINAS + "Request", false, type.getClassLoader());
      LOOKUP.findVirtual(type, "getUnwrappedCoyoteRequest", MethodType.methodType(request));
      return true;
    } catch (ReflectiveOperationException | LinkageError another) {
      return false;
    }
  }

  /**
   * Where a listener makes another answer of an exception after {@code startAsync}: with none,
   * Jetty 12 ignores the exception and waits for the end or the timeout ({@code onError} in
   * HttpChannelState and ServletChannelState). So ours comes when the dispatch has ended; nobody
   * else can end the asynchronous request before.
   */
  public static boolean isJetty12(Object innermostRequest) {
    return innermostRequest.getClass().getName().startsWith("org.eclipse.jetty.ee");
  }

  /**
   * Whether the status has left for the client. Tomcat tells the application so from {@code
   * sendError}, {@code sendRedirect} and a forward on, Undertow from {@code sendError} on, though
   * an exception still makes a 500 of it ({@code Response.isAppCommitted}, {@code
   * StandardHostValve.throwable}; {@code ServletInitialHandler.handleFirstRequest}).
   */
  public static boolean isCommitted(ServletApi api, Object response) throws Throwable {
    if (!api.isCommitted(response)) {
      return false;
    }
    Object innermost = api.innermostResponse(response);
    MethodHandle behind = IS_COMMITTED.get(innermost.getClass()).orElse(null);
    return behind == null || (boolean) behind.invokeExact(innermost);
  }

  private static Optional<MethodHandle> isCommitted(Class<?> response)
      throws ReflectiveOperationException {
    switch (response.getName()) {
      case "org.apache.catalina.connector.ResponseFacade":
        Field behind = response.getDeclaredField("response");
        behind.setAccessible(true);
        return asks(LOOKUP.unreflectGetter(behind), "isCommitted");
      case "io.undertow.servlet.spec.HttpServletResponseImpl":
        Class<?> exchange =
            Class.forName(
                "io.undertow.server.HttpServerExchange", false, response.getClassLoader());
        return asks(
            LOOKUP.findVirtual(response, "getExchange", MethodType.methodType(exchange)),
            "isResponseStarted");
      default:
        return Optional.empty();
    }
  }

  /** Of what a response leads to. */
  private static Optional<MethodHandle> asks(MethodHandle leads, String question)
      throws ReflectiveOperationException {
    MethodHandle asks =
        LOOKUP.findVirtual(
            leads.type().returnType(), question, MethodType.methodType(boolean.class));
    return Optional.of(
        MethodHandles.filterReturnValue(leads, asks)
            .asType(MethodType.methodType(boolean.class, Object.class)));
  }
}
