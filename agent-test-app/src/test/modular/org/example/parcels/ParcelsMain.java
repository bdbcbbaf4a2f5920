package org.example.parcels;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Jetty with one servlet behind one filter. */
public final class ParcelsMain {

  private ParcelsMain() {}

  public static void main(String[] arguments) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/app");
    FilterHolder filter = new FilterHolder(new ClerkFilter());
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    ServletHolder servlet = new ServletHolder(new ParcelsServlet());
    servlet.setAsyncSupported(true);
    context.addServlet(servlet, "/parcels/*");
    Server server = new Server(0);
    server.setHandler(context);
    server.setStopAtShutdown(true);
    server.start();
    System.out.println(
        "Listening on port " + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    server.join();
  }
}
