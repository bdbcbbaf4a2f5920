package io.useractivity.engine.capture.servlet;

import java.io.File;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;

/** The lines of the servlet API, each from its real JAR in a loader of its own. */
@SuppressWarnings("ImmutableEnumChecker") // a loader is never exchanged
public enum ServletLine {
  SERVLET_2_5("servlet-2.jar", "javax.servlet."),
  SERVLET_3_1("servlet-3.jar", "javax.servlet."),
  SERVLET_4_0("servlet-4.jar", "javax.servlet."),
  SERVLET_5_0("servlet-5.jar", "jakarta.servlet."),
  SERVLET_6_1("servlet-6.jar", "jakarta.servlet.");

  private final File jar;
  private final String prefix;
  private final ClassLoader loader;

  ServletLine(String name, String prefix) {
    this.prefix = prefix;
    this.jar = new File(System.getProperty("basedir", "."), "target/servlet-apis/" + name);
    if (!jar.isFile()) {
      throw new IllegalStateException(jar + " is missing: generate-test-resources makes it");
    }
    try {
      this.loader =
          new URLClassLoader(new URL[] {jar.toURI().toURL()}, ServletLine.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  public File jar() {
    return jar;
  }

  /** {@code javax.servlet.} or {@code jakarta.servlet.}. */
  public String prefix() {
    return prefix;
  }

  public ClassLoader loader() {
    return loader;
  }

  public boolean hasServlet3() {
    return this != SERVLET_2_5;
  }

  /** A type of this API, such as {@code http.HttpServletRequest}. */
  public Class<?> type(String name) {
    try {
      return Class.forName(prefix + name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** An object of one of this API's interfaces. */
  public Object implement(String interfaceName, InvocationHandler handler) {
    return Proxy.newProxyInstance(loader, new Class<?>[] {type(interfaceName)}, handler);
  }

  /** The same of a class of that name. */
  public Object implement(String interfaceName, String className, InvocationHandler handler) {
    Class<?> named =
        new ByteBuddy()
            .subclass(Object.class)
            .implement(type(interfaceName))
            .name(className)
            .method(ElementMatchers.any())
            .intercept(InvocationHandlerAdapter.of(handler))
            .make()
            .load(loader, ClassLoadingStrategy.Default.WRAPPER)
            .getLoaded();
    try {
      return named.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** A constant of this API's {@code DispatcherType}. */
  public Object dispatcherType(String name) {
    for (Object constant : type("DispatcherType").getEnumConstants()) {
      if (constant.toString().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** An object of one of this API's classes. */
  public Object create(String className, Class<?>[] types, Object... arguments) {
    try {
      return type(className).getConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** The request in a wrapper as applications use them. */
  public Object wrapped(Object request) {
    return create(
        "http.HttpServletRequestWrapper",
        new Class<?>[] {type("http.HttpServletRequest")},
        request);
  }

  /** The request in a wrapper with a session of its own. */
  public Object wrapped(Object request, FakeSession session) {
    Class<?> wrapper =
        new ByteBuddy()
            .subclass(type("http.HttpServletRequestWrapper"))
            .method(ElementMatchers.named("getSession"))
            .intercept(InvocationHandlerAdapter.of((proxy, method, arguments) -> session.object))
            .make()
            .load(type("http.HttpServletRequestWrapper").getClassLoader())
            .getLoaded();
    try {
      return wrapper.getConstructor(type("http.HttpServletRequest")).newInstance(request);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
