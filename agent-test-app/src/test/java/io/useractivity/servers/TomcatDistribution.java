package io.useractivity.servers;

import java.io.IOException;

/** Apache's distribution of Tomcat or TomEE, with the application alone. */
public final class TomcatDistribution implements Launcher {

  @Override
  public RunningServer start(Launch launch) throws IOException {
    return new Tomcat(launch.coordinates().get(0), launch.namespace())
        .on(launch.jdk())
        .withApplication("app", launch.war())
        .withOptions(launch.jvmOptions())
        .start(launch.directory());
  }
}
