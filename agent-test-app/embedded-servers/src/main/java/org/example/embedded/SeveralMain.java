package org.example.embedded;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Several servers in one JVM, each on a class path of its own, as an application server that runs
 * applications of both namespaces. The arguments of each are its class path, its main class and
 * what that is told; {@code --} stands between servers.
 */
public final class SeveralMain {

  private SeveralMain() {}

  public static void main(String[] arguments) throws Exception {
    int from = 0;
    for (int i = 0; i <= arguments.length; i++) {
      if (i == arguments.length || arguments[i].equals("--")) {
        start(Arrays.copyOfRange(arguments, from, i));
        from = i + 1;
      }
    }
  }

  private static void start(String[] server) throws Exception {
    String[] classPath = server[0].split(File.pathSeparator, -1);
    URL[] urls = new URL[classPath.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = new File(classPath[i]).toURI().toURL();
    }
    ClassLoader loader = new URLClassLoader(urls, ClassLoader.getSystemClassLoader().getParent());
    String[] told = Arrays.copyOfRange(server, 2, server.length);
    Thread thread = new Thread(() -> run(loader, server[1], told), server[1]);
    thread.setContextClassLoader(loader);
    thread.start();
  }

  private static void run(ClassLoader loader, String mainClass, String[] arguments) {
    try {
      loader
          .loadClass(mainClass)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
