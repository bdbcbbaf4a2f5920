package org.example.desk;

import java.io.File;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.shiro.web.env.EnvironmentLoaderListener;
import org.apache.shiro.web.servlet.ShiroFilter;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * Starts the desk on a free port and prints it. The argument says whose sessions it uses: {@code
 * container} or {@code native}, which are Shiro's own.
 */
public final class DeskApplication {

  private DeskApplication() {}

  public static void main(String[] arguments) throws Exception {
    File directory = Files.createTempDirectory("desk").toFile();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(directory.getPath());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", directory.getPath());
    context.addParameter("shiroConfigLocations", "classpath:shiro-" + arguments[0] + ".ini");
    context.addApplicationListener(EnvironmentLoaderListener.class.getName());
    FilterDef shiro = new FilterDef();
    shiro.setFilterName("shiro");
    shiro.setFilterClass(ShiroFilter.class.getName());
    context.addFilterDef(shiro);
    FilterMap everything = new FilterMap();
    everything.setFilterName("shiro");
    everything.addURLPattern("/*");
    context.addFilterMap(everything);
    Tomcat.addServlet(context, "tickets", TicketsServlet.class.getName());
    context.addServletMappingDecoded("/", "tickets");
    tomcat.start();
    System.out.println("The desk is open on port " + tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }
}
