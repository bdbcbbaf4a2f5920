package org.example.backoffice.diagnostics;

import java.lang.management.ManagementFactory;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** What all applications of a JVM share, one line each. */
final class JvmState {
  private JvmState() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    properties(lines);
    defaults(lines);
    threads(lines);
    logging(lines);
    management(lines);
    for (Provider provider : Security.getProviders()) {
      lines.add("security provider " + provider.getName());
    }
    Collections.sort(lines);
    return lines;
  }

  private static void properties(List<String> lines) {
    for (Map.Entry<Object, Object> property : System.getProperties().entrySet()) {
      lines.add("property " + property.getKey() + "=" + property.getValue());
    }
  }

  private static void defaults(List<String> lines) {
    lines.add("time zone " + TimeZone.getDefault().getID());
    for (Locale.Category category : Locale.Category.values()) {
      lines.add("locale " + category + " " + Locale.getDefault(category));
    }
    lines.add("uncaught exceptions go to " + Thread.getDefaultUncaughtExceptionHandler());
    lines.add("system class loader " + ClassLoader.getSystemClassLoader().getClass().getName());
    lines.add("standard output " + System.out.getClass().getName());
    lines.add("standard error " + System.err.getClass().getName());
  }

  private static void threads(List<String> lines) {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      ThreadGroup group = thread.getThreadGroup();
      if (group != null) {
        lines.add(
            "thread "
                + thread.getName()
                + " of group "
                + group.getName()
                + (thread.isDaemon() ? ", daemon" : ", no daemon")
                + ", loader "
                + name(thread.getContextClassLoader()));
      }
    }
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    ThreadGroup[] groups = new ThreadGroup[100];
    int count = top.enumerate(groups, true);
    for (ThreadGroup group : Arrays.asList(groups).subList(0, count)) {
      lines.add("thread group " + group.getName());
    }
  }

  private static String name(ClassLoader loader) {
    return loader == null ? "none" : loader.getClass().getName();
  }

  private static void logging(List<String> lines) {
    LogManager manager = LogManager.getLogManager();
    lines.add("log manager " + manager.getClass().getName());
    for (String name : Collections.list(manager.getLoggerNames())) {
      Logger logger = manager.getLogger(name);
      if (logger != null) {
        lines.add("logger " + name + " level " + logger.getLevel());
        for (Handler handler : logger.getHandlers()) {
          lines.add("log handler of " + name + " " + handler.getClass().getName());
        }
      }
    }
  }

  private static void management(List<String> lines) {
    MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : platform.queryNames(null, null)) {
      lines.add("mbean " + name.getCanonicalName());
    }
    for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
      lines.add("mbean server " + server.getDefaultDomain());
    }
  }
}
