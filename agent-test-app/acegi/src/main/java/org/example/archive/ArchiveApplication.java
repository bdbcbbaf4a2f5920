package org.example.archive;

import java.io.File;
import java.nio.file.Files;
import javax.servlet.Filter;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Starts the archive on a free port and prints it. */
public final class ArchiveApplication {

  private ArchiveApplication() {}

  public static void main(String[] arguments) throws Exception {
    File directory = Files.createTempDirectory("archive").toFile();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(directory.getPath());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", directory.getPath());
    for (Filter each : new SecurityFilters().all()) {
      add(context, each);
    }
    Tomcat.addServlet(context, "papers", new PapersServlet());
    context.addServletMappingDecoded("/", "papers");
    tomcat.start();
    System.out.println("The archive is open on port " + tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }

  private static void add(Context context, Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName(filter.getClass().getSimpleName());
    definition.setFilter(filter);
    context.addFilterDef(definition);
    FilterMap everything = new FilterMap();
    everything.setFilterName(definition.getFilterName());
    everything.addURLPattern("/*");
    context.addFilterMap(everything);
  }
}
