package org.example.backoffice.diagnostics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells which well-known classes a class loader can see, without initializing them. */
final class VisibleClasses {
  private static final List<String> NAMES =
      Arrays.asList(
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.mysql.cj.jdbc.Driver",
          "com.zaxxer.hikari.HikariDataSource",
          "io.useractivity.engine.Engine",
          "net.bytebuddy.ByteBuddy",
          "org.h2.Driver",
          "org.jctools.queues.MpscArrayQueue",
          "org.mariadb.jdbc.Driver",
          "org.slf4j.LoggerFactory");

  private VisibleClasses() {}

  static void describe(String loaderName, ClassLoader loader, Map<String, String> facts) {
    for (String name : NAMES) {
      facts.put("visible." + loaderName + "." + name, String.valueOf(isVisible(name, loader)));
    }
  }

  private static boolean isVisible(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
