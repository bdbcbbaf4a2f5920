package io.useractivity.engine.capture.servlet;

import java.io.OutputStream;
import java.io.Writer;
import java.lang.invoke.MethodHandle;
import java.net.URL;
import java.util.Collection;

/**
 * What it takes to answer in a servlet's place: whether the application has something of its own
 * there, and to write. Part of a {@link ServletApi}. Immutable.
 */
public final class PageApi {

  private final MethodHandle getServletConfig;
  private final MethodHandle getServletContext;
  private final MethodHandle getServletName;
  private final MethodHandle getResource;
  private final MethodHandle setStatus;
  private final MethodHandle setHeader;
  private final MethodHandle setContentType;
  private final MethodHandle getOutputStream;
  private final MethodHandle getWriter;

  // Servlet 3 and later, else null.
  private final MethodHandle getServletRegistration;
  private final MethodHandle getMappings;

  PageApi(Class<?> httpRequest, Class<?> httpResponse) {
    ClassLoader loader = httpRequest.getClassLoader();
    String prefix =
        httpRequest.getName().startsWith("javax.") ? "javax.servlet." : "jakarta.servlet.";
    Class<?> servlet = ApiLookup.load(prefix + "Servlet", loader);
    Class<?> config = ApiLookup.load(prefix + "ServletConfig", loader);
    Class<?> context = ApiLookup.load(prefix + "ServletContext", loader);
    Class<?> stream = ApiLookup.load(prefix + "ServletOutputStream", loader);
    getServletConfig = ApiLookup.required(servlet, "getServletConfig", config);
    getServletContext = ApiLookup.required(config, "getServletContext", context);
    getServletName = ApiLookup.required(config, "getServletName", String.class);
    getResource = ApiLookup.required(context, "getResource", URL.class, String.class);
    setStatus = ApiLookup.required(httpResponse, "setStatus", void.class, int.class);
    setHeader =
        ApiLookup.required(httpResponse, "setHeader", void.class, String.class, String.class);
    setContentType = ApiLookup.required(httpResponse, "setContentType", void.class, String.class);
    getOutputStream = ApiLookup.required(httpResponse, "getOutputStream", stream);
    getWriter = ApiLookup.required(httpResponse, "getWriter", java.io.PrintWriter.class);

    Class<?> registration = ApiLookup.loadOrNull(prefix + "ServletRegistration", loader);
    getServletRegistration =
        ApiLookup.optional(context, "getServletRegistration", registration, String.class);
    getMappings =
        registration == null
            ? null
            : ApiLookup.optional(registration, "getMappings", Collection.class);
  }

  /** Whether the application has a file or a folder of that path. */
  public boolean hasResource(Object servlet, String path) throws Throwable {
    Object config = (Object) getServletConfig.invokeExact(servlet);
    Object context = config == null ? null : (Object) getServletContext.invokeExact(config);
    String resource = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return context != null && (Object) getResource.invokeExact(context, (Object) resource) != null;
  }

  /**
   * Whether a servlet gets that path only because it gets every path that nobody else has. Before
   * servlet 3 nobody tells.
   */
  public boolean isForEveryPath(Object servlet, String path) throws Throwable {
    Object config = (Object) getServletConfig.invokeExact(servlet);
    if (config == null || getServletRegistration == null || getMappings == null) {
      return false;
    }
    Object context = (Object) getServletContext.invokeExact(config);
    Object name = (Object) getServletName.invokeExact(config);
    Object registration = (Object) getServletRegistration.invokeExact(context, name);
    Collection<?> mappings =
        registration == null
            ? null
            : (Collection<?>) (Object) getMappings.invokeExact(registration);
    boolean every = false;
    if (mappings != null) {
      for (Object mapping : mappings) {
        String pattern = String.valueOf(mapping);
        if (isOf(pattern, path)) {
          return false;
        }
        every |= pattern.equals("/") || pattern.equals("/*");
      }
    }
    return every;
  }

  /** Whether a mapping is for that path in particular (Servlet 6.0, 12.2). */
  private static boolean isOf(String pattern, String path) {
    if (pattern.endsWith("/*") && pattern.length() > 2) {
      String root = pattern.substring(0, pattern.length() - 2);
      return path.equals(root) || path.startsWith(root + "/");
    }
    return pattern.equals(path)
        || (pattern.startsWith("*.") && path.endsWith(pattern.substring(1)));
  }

  public void setStatus(Object response, int status) throws Throwable {
    setStatus.invokeExact(response, status);
  }

  public void setHeader(Object response, String name, String value) throws Throwable {
    setHeader.invokeExact(response, (Object) name, (Object) value);
  }

  public void setContentType(Object response, String type) throws Throwable {
    setContentType.invokeExact(response, (Object) type);
  }

  /**
   * What the body is written to.
   *
   * @throws IllegalStateException if the application has the writer already
   */
  public OutputStream outputStream(Object response) throws Throwable {
    return (OutputStream) (Object) getOutputStream.invokeExact(response);
  }

  /** The same where {@link #outputStream} can't be had any more. */
  public Writer writer(Object response) throws Throwable {
    return (Writer) (Object) getWriter.invokeExact(response);
  }
}
