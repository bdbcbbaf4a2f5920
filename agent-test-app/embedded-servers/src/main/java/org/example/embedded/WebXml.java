package org.example.embedded;

import io.undertow.jsp.HackInstanceManager;
import io.undertow.jsp.JspServletBuilder;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletInfo;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.MultipartConfigElement;
import javax.servlet.Servlet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jasper.servlet.JspServlet;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A web.xml as far as the test application uses it, put into Undertow's own words. */
final class WebXml {

  private final Element root;

  WebXml(File file) throws Exception {
    root =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement();
  }

  void addTo(DeploymentInfo application) throws ClassNotFoundException {
    ClassLoader loader = application.getClassLoader();
    for (Element listener : children(root, "listener")) {
      application.addListener(
          new ListenerInfo(
              loader
                  .loadClass(text(listener, "listener-class"))
                  .asSubclass(java.util.EventListener.class)));
    }
    for (Element filter : children(root, "filter")) {
      application.addFilter(
          new FilterInfo(
                  text(filter, "filter-name"),
                  loader.loadClass(text(filter, "filter-class")).asSubclass(Filter.class))
              .setAsyncSupported(isTrue(filter, "async-supported")));
    }
    for (Element mapping : children(root, "filter-mapping")) {
      application.addFilterUrlMapping(
          text(mapping, "filter-name"), text(mapping, "url-pattern"), DispatcherType.REQUEST);
    }
    for (Element servlet : children(root, "servlet")) {
      application.addServlet(servlet(servlet, loader));
    }
    for (Element welcome : children(root, "welcome-file-list")) {
      application.addWelcomePage(text(welcome, "welcome-file"));
    }
    for (Element errorPage : children(root, "error-page")) {
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
    for (Element multipart : children(servlet, "multipart-config")) {
      info.setMultipartConfig(
          new MultipartConfigElement(
              "",
              Long.parseLong(text(multipart, "max-file-size")),
              Long.parseLong(text(multipart, "max-request-size")),
              Integer.parseInt(text(multipart, "file-size-threshold"))));
    }
    for (Element mapping : children(root, "servlet-mapping")) {
      if (name.equals(text(mapping, "servlet-name"))) {
        info.addMapping(text(mapping, "url-pattern"));
      }
    }
    return info;
  }

  private static io.undertow.servlet.api.ErrorPage errorPage(Element page, ClassLoader loader)
      throws ClassNotFoundException {
    String location = text(page, "location");
    String code = text(page, "error-code");
    return code == null
        ? Servlets.errorPage(
            location, loader.loadClass(text(page, "exception-type")).asSubclass(Throwable.class))
        : Servlets.errorPage(location, Integer.parseInt(code));
  }

  private static boolean isTrue(Element parent, String name) {
    return "true".equals(text(parent, name));
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.get(0).getTextContent().trim();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element && nodes.item(i).getNodeName().equals(name)) {
        found.add((Element) nodes.item(i));
      }
    }
    return found;
  }
}
