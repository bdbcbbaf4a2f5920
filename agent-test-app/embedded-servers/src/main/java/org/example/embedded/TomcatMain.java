package org.example.embedded;

import java.io.File;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** Any Tomcat from 7.0 to 11: what is called here has not changed since. */
public final class TomcatMain {

  private TomcatMain() {}

  public static void main(String[] arguments) throws Exception {
    File folder = Embedded.workFolder(arguments);
    new File(folder, "webapps").mkdirs();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.getPath());
    tomcat.setPort(0);
    // By default the system loader, which is another where several servers share a JVM.
    tomcat.getEngine().setParentClassLoader(TomcatMain.class.getClassLoader());
    tomcat.addWebapp(Embedded.contextPath(arguments), Embedded.war(arguments).getPath());
    tomcat.getConnector();
    tomcat.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat)));
    Embedded.announce(tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }

  private static void stop(Tomcat tomcat) {
    try {
      tomcat.stop();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
