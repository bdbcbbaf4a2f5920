package io.useractivity.launcher;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.util.jar.JarFile;

/**
 * The entry points of the JAR: {@code premain}, {@code agentmain} and {@code main}.
 *
 * <p>The JVM loads this class on the system loader. Once the JAR is on the boot path as well, any
 * other class of ours named here by type would come from there, a twin with other package access.
 * So nothing of ours is named by type, here or ever.
 *
 * <p>Not to be done here, since the application has not set them up yet: {@code java.util.logging},
 * JMX, {@code DriverManager}, security providers, {@code FileSystems}. Nothing thrown here may keep
 * the application from starting.
 */
public final class AgentMain {

  private static final String AGENT_START = "io.useractivity.bridge.AgentStart";
  private static final String ISOLATING_LOADER = "io.useractivity.bridge.IsolatingLoader";
  private static final String COMMANDS = "io.useractivity.engine.cli.Commands";

  /** Lambdas and method handles in an agent crash Java 8 before this update (JDK-8041920). */
  private static final int FIRST_SOUND_UPDATE_OF_JAVA_8 = 40;

  private AgentMain() {}

  /** Called by the JVM for {@code -javaagent:user-activity-agent.jar[=argument]}. */
  public static void premain(String argument, Instrumentation instrumentation) {
    attach(argument, instrumentation);
  }

  /** Called by the JVM when the agent is attached to a running JVM. */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    attach(argument, instrumentation);
  }

  /** The commands; ends the JVM with 0 for done, 1 for failed and 2 for wrong usage. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    // The JAR is not on the boot path here: the loader comes from the class path, like this class.
    java.lang.reflect.Method open =
        Class.forName(ISOLATING_LOADER).getDeclaredMethod("open", Object.class);
    open.setAccessible(true);
    ClassLoader loader = (ClassLoader) open.invoke(null, jar().getPath());
    Thread.currentThread().setContextClassLoader(loader);
    Object exitCode =
        Class.forName(COMMANDS, true, loader)
            .getMethod("run", String[].class)
            .invoke(null, (Object) arguments);
    System.exit((Integer) exitCode);
  }

  private static void attach(String argument, Instrumentation instrumentation) {
    try {
      if (isJdkTool()) {
        return; // JAVA_TOOL_OPTIONS reaches javac, jcmd and the like as well.
      }
      String version = System.getProperty("java.version", "");
      if (isUnsoundJava8(version)) {
        say("Java " + version + " is too old: update to 1.8.0_40 or later. The agent stays off.");
        return;
      }
      if (isOnBootPath()) {
        say("The agent is attached already; this second -javaagent is ignored.");
        return;
      }
      File jar = jar();
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
      Class.forName(AGENT_START, true, null)
          .getMethod("start", Object.class, Object.class, Object.class)
          .invoke(null, instrumentation, argument, jar.getPath());
    } catch (InvocationTargetException e) {
      say("The agent stays off, it could not start: " + e.getCause());
    } catch (Throwable e) {
      say("The agent stays off, it could not start: " + e);
    }
  }

  private static boolean isJdkTool() {
    String module = System.getProperty("jdk.module.main", "");
    String started = System.getProperty("sun.java.command", "");
    // keytool is of java.base, and the module stands before its name.
    String command = started.substring(started.indexOf('/') + 1);
    return module.startsWith("jdk.")
        || command.startsWith("com.sun.tools.")
        || command.startsWith("sun.tools.")
        || command.startsWith("sun.security.tools.");
  }

  private static boolean isUnsoundJava8(String version) {
    String update = "1.8.0_";
    if (!version.startsWith(update)) {
      return version.equals("1.8.0");
    }
    int end = update.length();
    while (end < version.length() && Character.isDigit(version.charAt(end))) {
      end++;
    }
    return end > update.length()
        && Integer.parseInt(version.substring(update.length(), end)) < FIRST_SOUND_UPDATE_OF_JAVA_8;
  }

  private static boolean isOnBootPath() {
    try {
      Class.forName(AGENT_START, false, null);
      return true;
    } catch (ClassNotFoundException notYet) {
      return false;
    }
  }

  private static File jar() {
    try {
      return new File(AgentMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getAbsoluteFile();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(
          "The agent JAR's own address cannot be read: " + e.getMessage());
    }
  }

  private static void say(String sentence) {
    System.err.println("[user-activity] " + sentence);
  }
}
