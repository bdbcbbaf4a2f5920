package org.example.gates;

import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.InetSocketAddress;

/** Undertow 2.3. */
public final class UndertowGates {

  private UndertowGates() {}

  public static void main(String[] arguments) throws Exception {
    Filter filter = Gates.asLambda();
    DeploymentInfo application =
        Servlets.deployment()
            .setDeploymentName("gates")
            .setContextPath("/")
            .setClassLoader(UndertowGates.class.getClassLoader())
            .setResourceManager(new PathResourceManager(Gates.files()))
            .addFilter(
                new FilterInfo("gate", filter.getClass(), new ImmediateInstanceFactory<>(filter))
                    .setAsyncSupported(true))
            .addFilterUrlMapping("gate", "/*", DispatcherType.REQUEST)
            .addServlet(
                Servlets.servlet("orders", Gates.Orders.class)
                    .setAsyncSupported(true)
                    .addMapping("/orders/*"));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(application);
    manager.deploy();
    Undertow undertow =
        Undertow.builder().addHttpListener(0, "localhost").setHandler(manager.start()).build();
    undertow.start();
    Gates.announce(
        ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort());
  }
}
