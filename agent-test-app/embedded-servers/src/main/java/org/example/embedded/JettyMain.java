package org.example.embedded;

import java.io.File;
import java.util.function.Supplier;

/**
 * Any Jetty from 9.4 to 12, by reflection: the class of a web application moves from package to
 * package. The fourth argument is its name.
 */
public final class JettyMain {

  private JettyMain() {}

  public static void main(String[] arguments) throws Exception {
    File folder = Embedded.workFolder(arguments);
    Object application = Class.forName(arguments[3]).getDeclaredConstructor().newInstance();
    set(application, "setContextPath", String.class, Embedded.contextPath(arguments));
    set(application, "setWar", String.class, Embedded.war(arguments).getPath());
    set(application, "setTempDirectory", File.class, folder);
    // An application that did not come up is no server, rather than a server of 503.
    set(application, "setThrowUnavailableOnStartupException", boolean.class, true);

    Class<?> serverClass = Class.forName("org.eclipse.jetty.server.Server");
    Object server = serverClass.getConstructor(int.class).newInstance(0);
    // Finds the JSP engine's initializer; from Jetty 10 on its being there is enough.
    if (serverClass.getMethod("getVersion").invoke(null).toString().startsWith("9.")) {
      set(
          application,
          "setConfigurationClasses",
          String[].class,
          new String[] {
            "org.eclipse.jetty.webapp.WebInfConfiguration",
            "org.eclipse.jetty.webapp.WebXmlConfiguration",
            "org.eclipse.jetty.annotations.AnnotationConfiguration",
          });
    }
    Class<?> handlerClass = Class.forName("org.eclipse.jetty.server.Handler");
    if (handlerClass.isInstance(application)) {
      set(server, "setHandler", handlerClass, application);
    } else {
      // Jetty 12's applications of older APIs are wrapped.
      set(server, "setHandler", handlerClass, ((Supplier<?>) application).get());
    }
    set(server, "setStopAtShutdown", boolean.class, true);
    serverClass.getMethod("start").invoke(server);
    Object connectors = serverClass.getMethod("getConnectors").invoke(server);
    Object connector = java.lang.reflect.Array.get(connectors, 0);
    Embedded.announce((Integer) connector.getClass().getMethod("getLocalPort").invoke(connector));
    serverClass.getMethod("join").invoke(server);
  }

  private static void set(Object target, String method, Class<?> type, Object value)
      throws ReflectiveOperationException {
    target.getClass().getMethod(method, type).invoke(target, value);
  }
}
