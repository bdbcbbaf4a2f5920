package org.example.gates;

import jakarta.servlet.Filter;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat 10.1. */
public final class TomcatGates {

  private TomcatGates() {}

  public static void main(String[] arguments) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setPort(0);
    Context context = tomcat.addContext("", Gates.files().toString());
    Filter filter = Gates.asMethodReference();
    FilterDef definition = new FilterDef();
    definition.setFilterName("gate");
    definition.setFilterClass(filter.getClass().getName());
    definition.setFilter(filter);
    definition.setAsyncSupported("true");
    context.addFilterDef(definition);
    FilterMap everything = new FilterMap();
    everything.setFilterName("gate");
    everything.addURLPattern("/*");
    context.addFilterMap(everything);
    Tomcat.addServlet(context, "files", new DefaultServlet());
    context.addServletMappingDecoded("/", "files");
    Wrapper orders = Tomcat.addServlet(context, "orders", new Gates.Orders());
    orders.setAsyncSupported(true);
    context.addServletMappingDecoded("/orders/*", "orders");
    tomcat.getConnector();
    tomcat.start();
    Gates.announce(tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }
}
