package org.example.embedded;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Any OSGi framework with Felix's HTTP service. Instead of a WAR it takes a bundle, and it is told
 * the packages of the class path that bundles may import and the other bundles besides.
 */
public final class OsgiMain {

  private static final Pattern PORT = Pattern.compile(":(\\d+)/");

  private OsgiMain() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> configuration = new HashMap<>();
    configuration.put(
        "org.osgi.framework.storage", Embedded.workFolder(arguments).getAbsolutePath());
    configuration.put("org.osgi.framework.system.packages.extra", arguments[3]);
    configuration.put("org.osgi.service.http.port", "0");
    configuration.put("org.apache.felix.http.host", "localhost");
    configuration.put("org.apache.felix.http.context_path", Embedded.contextPath(arguments));
    // Else Felix asks the boot loader for anything that is not a bundle's.
    configuration.put("felix.bootdelegation.implicit", "false");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(configuration);
    framework.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework)));

    try {
      deploy(framework.getBundleContext(), arguments);
      Embedded.announce(port(framework.getBundleContext()));
    } catch (Exception e) {
      stop(framework); // its threads would keep the JVM
      throw e;
    }
  }

  private static void deploy(BundleContext context, String[] arguments) throws BundleException {
    List<Bundle> bundles = new ArrayList<>();
    for (int i = 4; i < arguments.length; i++) {
      bundles.add(install(context, new File(arguments[i])));
    }
    bundles.add(install(context, Embedded.war(arguments)));
    for (Bundle bundle : bundles) {
      bundle.start();
    }
  }

  private static Bundle install(BundleContext context, File file) throws BundleException {
    return context.installBundle(file.toURI().toString());
  }

  private static void stop(Framework framework) {
    try {
      framework.stop();
      framework.waitForStop(0);
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the HTTP service tells it in a property of its own. */
  private static int port(BundleContext context) throws InvalidSyntaxException {
    for (ServiceReference<?> reference :
        context.getAllServiceReferences(null, "(osgi.http.endpoint=*)")) {
      Matcher matcher = PORT.matcher(String.join(" ", endpoints(reference)));
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IllegalStateException("No HTTP service tells its port.");
  }

  private static String[] endpoints(ServiceReference<?> reference) {
    return (String[]) reference.getProperty("osgi.http.endpoint");
  }
}
