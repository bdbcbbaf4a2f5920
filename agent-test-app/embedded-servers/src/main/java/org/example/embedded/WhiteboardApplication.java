package org.example.embedded;

import static org.example.embedded.WebXml.isTrue;
import static org.example.embedded.WebXml.limit;
import static org.example.embedded.WebXml.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.Filter;
import javax.servlet.Servlet;
import javax.servlet.ServletContextListener;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.Element;

/**
 * Registers what the web.xml of its bundle says as services, one by one, as applications of the
 * OSGi HTTP Whiteboard do (OSGi Compendium, chapter 140). The HTTP service knows no JSP: {@link
 * PlainPage} stands in for every page.
 */
public final class WhiteboardApplication implements BundleActivator {

  private static final String PREFIX = "osgi.http.whiteboard.";

  @Override
  public void start(BundleContext bundle) throws IOException, ReflectiveOperationException {
    WebXml webXml;
    try (InputStream in = bundle.getBundle().getEntry("WEB-INF/web.xml").openStream()) {
      webXml = new WebXml(in);
    }
    for (Element listener : webXml.all("listener")) {
      ServletContextListener made =
          made(bundle, text(listener, "listener-class"), ServletContextListener.class);
      register(bundle, ServletContextListener.class, made, of("listener", "true"));
    }
    // Equal rankings: the one that was registered first comes first.
    for (Element filter : webXml.all("filter")) {
      register(
          bundle,
          Filter.class,
          made(bundle, text(filter, "filter-class"), Filter.class),
          named("filter", filter, webXml.patterns("filter", filter)));
    }
    for (Element servlet : webXml.all("servlet")) {
      String servletClass = text(servlet, "servlet-class");
      register(
          bundle,
          Servlet.class,
          servletClass == null ? new PlainPage() : made(bundle, servletClass, Servlet.class),
          servlet(webXml, servlet));
    }
    register(
        bundle, Servlet.class, new PlainPage(), of("servlet.pattern", new String[] {"*.jsp", ""}));
    Map<String, Object> files = of("resource.pattern", "/static/*");
    files.put(PREFIX + "resource.prefix", "/static");
    register(bundle, Object.class, new Object(), files);
  }

  private static <T> void register(
      BundleContext bundle, Class<T> type, T service, Map<String, Object> properties) {
    bundle.registerService(type, service, FrameworkUtil.asDictionary(properties));
  }

  private static Map<String, Object> of(String name, Object value) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(PREFIX + name, value);
    return properties;
  }

  private static <T> T made(BundleContext bundle, String className, Class<T> type)
      throws ReflectiveOperationException {
    return bundle
        .getBundle()
        .loadClass(className)
        .asSubclass(type)
        .getDeclaredConstructor()
        .newInstance();
  }

  private static Map<String, Object> named(
      String kind, Element element, Collection<String> patterns) {
    Map<String, Object> properties = of(kind + ".name", text(element, kind + "-name"));
    properties.put(PREFIX + kind + ".pattern", patterns.toArray(new String[0]));
    properties.put(PREFIX + kind + ".asyncSupported", isTrue(element, "async-supported"));
    return properties;
  }

  private static Map<String, Object> servlet(WebXml webXml, Element servlet) {
    List<String> patterns = webXml.patterns("servlet", servlet);
    Map<String, Object> properties = named("servlet", servlet, patterns);
    Set<String> errors = new LinkedHashSet<>();
    for (Element errorPage : webXml.all("error-page")) {
      if (patterns.contains(text(errorPage, "location"))) {
        String code = text(errorPage, "error-code");
        errors.add(code == null ? text(errorPage, "exception-type") : code);
      }
    }
    if (!errors.isEmpty()) {
      properties.put(PREFIX + "servlet.errorPage", errors.toArray(new String[0]));
    }
    for (Element multipart : WebXml.children(servlet, "multipart-config")) {
      String prefix = PREFIX + "servlet.multipart.";
      properties.put(prefix + "enabled", true);
      properties.put(prefix + "maxFileSize", limit(multipart, "max-file-size"));
      properties.put(prefix + "maxRequestSize", limit(multipart, "max-request-size"));
      properties.put(
          prefix + "fileSizeThreshold", (int) Math.max(0, limit(multipart, "file-size-threshold")));
    }
    return properties;
  }

  /** The framework takes back what was registered. */
  @Override
  public void stop(BundleContext bundle) {}
}
