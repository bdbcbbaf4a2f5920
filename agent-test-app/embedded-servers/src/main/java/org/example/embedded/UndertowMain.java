package org.example.embedded;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.resource.FileResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.servlet.ServletException;

/**
 * Any Undertow from 1.4 to 2.3, which knows servlets but no WAR: this unpacks it and {@link WebXml}
 * tells what is in it.
 */
public final class UndertowMain {

  private static final long LARGEST_KEPT_IN_MEMORY = 1 << 20;

  private UndertowMain() {}

  public static void main(String[] arguments) throws Exception {
    File folder = Embedded.workFolder(arguments);
    unpack(Embedded.war(arguments), folder.toPath());
    String contextPath = Embedded.contextPath(arguments);
    DeploymentInfo application =
        Servlets.deployment()
            .setDeploymentName("application")
            .setContextPath(contextPath)
            .setClassLoader(loader(folder))
            // Else one server finds the compiled pages of another.
            .setTempDir(Files.createDirectory(Paths.get(folder.getPath() + "-temp")).toFile())
            .setResourceManager(new FileResourceManager(folder, LARGEST_KEPT_IN_MEMORY));
    try (InputStream in = Files.newInputStream(folder.toPath().resolve("WEB-INF/web.xml"))) {
      new UndertowApplication(new WebXml(in)).addTo(application);
    }
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(application);
    manager.deploy();

    PathHandler paths = Handlers.path().addPrefixPath(contextPath, manager.start());
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(0, "localhost")
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, Long.MAX_VALUE)
            .setHandler(paths)
            .build();
    undertow.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(undertow, manager)));
    InetSocketAddress address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    Embedded.announce(address.getPort());
  }

  private static void stop(Undertow undertow, DeploymentManager manager) {
    undertow.stop();
    try {
      manager.stop();
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
    manager.undeploy();
  }

  private static void unpack(File war, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(war)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip.getInputStream(entry), target);
          Files.setLastModifiedTime(target, entry.getLastModifiedTime());
        }
      }
    }
  }

  private static ClassLoader loader(File folder) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(new File(folder, "WEB-INF/classes/").toURI().toURL());
    File[] libraries = new File(folder, "WEB-INF/lib").listFiles();
    if (libraries != null) {
      for (File library : libraries) {
        urls.add(library.toURI().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(new URL[0]), UndertowMain.class.getClassLoader());
  }
}
