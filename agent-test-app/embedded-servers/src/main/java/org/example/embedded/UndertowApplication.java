package org.example.embedded;

import static org.example.embedded.WebXml.isTrue;
import static org.example.embedded.WebXml.limit;
import static org.example.embedded.WebXml.text;

import io.undertow.jsp.HackInstanceManager;
import io.undertow.jsp.JspServletBuilder;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletInfo;
import java.util.EventListener;
import java.util.HashMap;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.MultipartConfigElement;
import javax.servlet.Servlet;
import org.apache.jasper.servlet.JspServlet;
import org.w3c.dom.Element;

/** A web.xml put into Undertow's own words. */
final class UndertowApplication {

  private final WebXml webXml;

  UndertowApplication(WebXml webXml) {
    this.webXml = webXml;
  }

  void addTo(DeploymentInfo application) throws ClassNotFoundException {
    ClassLoader loader = application.getClassLoader();
    for (Element listener : webXml.all("listener")) {
      application.addListener(
          new ListenerInfo(
              loader.loadClass(text(listener, "listener-class")).asSubclass(EventListener.class)));
    }
    for (Element filter : webXml.all("filter")) {
      application.addFilter(
          new FilterInfo(
                  text(filter, "filter-name"),
                  loader.loadClass(text(filter, "filter-class")).asSubclass(Filter.class))
              .setAsyncSupported(isTrue(filter, "async-supported")));
    }
    for (Element mapping : webXml.all("filter-mapping")) {
      application.addFilterUrlMapping(
          text(mapping, "filter-name"), text(mapping, "url-pattern"), DispatcherType.REQUEST);
    }
    for (Element servlet : webXml.all("servlet")) {
      application.addServlet(servlet(servlet, loader));
    }
    for (Element welcome : webXml.all("welcome-file-list")) {
      application.addWelcomePage(text(welcome, "welcome-file"));
    }
    for (Element errorPage : webXml.all("error-page")) {
      application.addErrorPage(errorPage(errorPage, loader));
    }
    addPages(application);
  }

  private static void addPages(DeploymentInfo application) {
    application.addServlet(JspServletBuilder.createServlet("jsp", "*.jsp"));
    JspServletBuilder.setupDeployment(
        application, new HashMap<>(), new HashMap<>(), new HackInstanceManager());
  }

  private ServletInfo servlet(Element servlet, ClassLoader loader) throws ClassNotFoundException {
    String name = text(servlet, "servlet-name");
    String page = text(servlet, "jsp-file");
    ServletInfo info =
        page == null
            ? Servlets.servlet(
                name, loader.loadClass(text(servlet, "servlet-class")).asSubclass(Servlet.class))
            : Servlets.servlet(name, JspServlet.class).addInitParam("jspFile", page);
    info.setAsyncSupported(isTrue(servlet, "async-supported"));
    for (Element multipart : WebXml.children(servlet, "multipart-config")) {
      info.setMultipartConfig(
          new MultipartConfigElement(
              "",
              limit(multipart, "max-file-size"),
              limit(multipart, "max-request-size"),
              (int) Math.max(0, limit(multipart, "file-size-threshold"))));
    }
    for (String pattern : webXml.patterns("servlet", servlet)) {
      info.addMapping(pattern);
    }
    return info;
  }

  private static ErrorPage errorPage(Element page, ClassLoader loader)
      throws ClassNotFoundException {
    String location = text(page, "location");
    String code = text(page, "error-code");
    return code == null
        ? Servlets.errorPage(
            location, loader.loadClass(text(page, "exception-type")).asSubclass(Throwable.class))
        : Servlets.errorPage(location, Integer.parseInt(code));
  }
}
