package org.example.gates;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.rewrite.handler.RewriteHandler;
import org.eclipse.jetty.rewrite.handler.RewritePatternRule;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Jetty 12, which rewrites {@code /old/} to {@code /orders/}, and speaks HTTP/2 as well. */
public final class JettyGates {

  private JettyGates() {}

  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    HttpConfiguration configuration = new HttpConfiguration();
    ServerConnector connector =
        new ServerConnector(
            server,
            new HttpConnectionFactory(configuration),
            new HTTP2CServerConnectionFactory(configuration));
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.setBaseResource(ResourceFactory.of(context).newResource(Gates.files()));
    FilterHolder gate = new FilterHolder(Gates.asLambda());
    gate.setAsyncSupported(true);
    context.addFilter(gate, "/*", EnumSet.of(DispatcherType.REQUEST));
    ServletHolder orders = new ServletHolder(new Gates.Orders());
    orders.setAsyncSupported(true);
    context.addServlet(orders, "/orders/*");
    context.addServlet(DefaultServlet.class, "/");
    RewriteHandler rewrite = new RewriteHandler(context);
    rewrite.addRule(new RewritePatternRule("/old/*", "/orders/"));
    server.setHandler(rewrite);
    server.start();
    Gates.announce(connector.getLocalPort());
    server.join();
  }
}
