package io.useractivity.launcher;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * The entry points of the JAR: {@code premain}, {@code agentmain} and {@code main}.
 *
 * <p>The JVM loads this class on the system loader. Once the JAR is on the boot path as well, any
 * other class of ours named here by type would come from there, a twin with other package access.
 * So nothing of ours is named by type, here or ever: the reasons not to start are methods of this
 * class too, each a function of what the JVM says of itself.
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

  /**
   * Where main classes of JDKs are, of OpenJ9's as well. Not all of {@code com.sun}: GlassFish is
   * started from {@code com.sun.enterprise}.
   */
  private static final String[] PACKAGES_OF_JDK_TOOLS = {
    "sun.",
    "jdk.",
    "com.sun.tools.",
    "com.sun.corba.se.",
    "com.sun.java.util.jar.pack.",
    "com.sun.javafx.tools.",
    "openj9."
  };

  /** {@code java Application.java}: compiles an application and then runs it in the same JVM. */
  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";

  private static final int MOST_CAUSES = 20;

  private AgentMain() {}

  /** Called by the JVM for {@code -javaagent:user-activity-agent.jar[=argument]}. */
  public static void premain(String argument, Instrumentation instrumentation) {
    attach(argument, instrumentation, false, new ArrayList<String>());
  }

  /**
   * Called by the JVM when the agent is attached to a running JVM.
   *
   * @param argument as for {@link #premain}, or from the commands {@code attach} and {@code detach}
   *     three lines: the command, the file that gets the answer, the argument
   */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    List<String> report = new ArrayList<>();
    String[] lines = argument == null ? new String[0] : argument.split("\n", 3);
    if (lines.length < 3) {
      attach(argument, instrumentation, true, report);
      return;
    }
    boolean done =
        lines[0].equals("detach")
            ? detach(report)
            : attach(lines[2], instrumentation, true, report);
    answer(new File(lines[1]), done, report);
  }

  /** The commands; ends the JVM with 0 for done, 1 for failed and 2 for wrong usage. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    // The JAR is not on the boot path here: the loader comes from the class path, like this class.
    Method open = Class.forName(ISOLATING_LOADER).getDeclaredMethod("open", Object.class);
    open.setAccessible(true);
    ClassLoader loader = (ClassLoader) open.invoke(null, jar().getPath());
    Thread.currentThread().setContextClassLoader(loader);
    Object exitCode =
        Class.forName(COMMANDS, true, loader)
            .getMethod("run", String[].class)
            .invoke(null, (Object) arguments);
    System.exit((Integer) exitCode);
  }

  /**
   * Starts the engine.
   *
   * @param late whether the application runs already
   * @param report gets a sentence for each thing that a user has to know; the engine tells its own
   *     in its log as well
   * @return whether requests are recorded from now on
   */
  private static boolean attach(
      String argument, Instrumentation instrumentation, boolean late, List<String> report) {
    try {
      if (isJdkTool(
          System.getProperty("jdk.module.main", ""), System.getProperty("sun.java.command", ""))) {
        return false; // JAVA_TOOL_OPTIONS reaches javac, jcmd and the like as well.
      }
      String version = System.getProperty("java.version", "");
      if (isUnsoundJava8(version)) {
        return refuse(
            "Java " + version + " is too old: update to 1.8.0_40 or later. The agent stays off.",
            report);
      }
      File jar = jar();
      if (!isOnBootPath()) {
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
      }
      Method start =
          Class.forName(AGENT_START, true, null)
              .getDeclaredMethod(
                  "start", Object.class, Object.class, Object.class, Object.class, Object.class);
      start.setAccessible(true); // the application, which sees it too, shall not call it
      Object started = start.invoke(null, instrumentation, argument, jar.getPath(), late, report);
      return started instanceof Boolean ? (Boolean) started : refuse((String) started, report);
    } catch (InvocationTargetException e) {
      return refuse("The agent stays off, " + reason(e.getCause()), report);
    } catch (Throwable e) {
      return refuse("The agent stays off, " + reason(e), report);
    }
  }

  /** Stops the engine; true if there was one. */
  private static boolean detach(List<String> report) {
    try {
      if (!isOnBootPath()) {
        return refuse("The agent is not attached.", report);
      }
      Method stop = Class.forName(AGENT_START, true, null).getDeclaredMethod("stop", Object.class);
      stop.setAccessible(true);
      Object stopped = stop.invoke(null, report);
      return stopped instanceof Boolean ? (Boolean) stopped : refuse((String) stopped, report);
    } catch (InvocationTargetException e) {
      return refuse("The agent could not be detached: " + e.getCause(), report);
    } catch (Throwable e) {
      return refuse("The agent could not be detached: " + e, report);
    }
  }

  /**
   * Whether the JVM was started as one of the JDK's own programs.
   *
   * <p>Those that Java 9 and later start by a module are told by it, if the module is of the JDK
   * alone. An application's module may well be named {@code java.something}, so for {@code keytool}
   * (of java.base), {@code rmiregistry} (of java.rmi) and whatever Java 8 starts, it is the main
   * class's package that tells.
   *
   * @param module of the main class, empty without one
   * @param command main class or JAR, as the JVM was told it, and the arguments
   */
  static boolean isJdkTool(String module, String command) {
    int end = command.indexOf(' ');
    String main = end < 0 ? command : command.substring(0, end);
    if (main.endsWith(".jar") || main.endsWith(".war")) {
      return false; // a file's name, which may begin with anything
    }
    main = main.substring(main.indexOf('/') + 1); // before it stands the module
    if (main.startsWith(SOURCE_LAUNCHER)) {
      return false;
    }
    if (module.startsWith("jdk.")) {
      return true;
    }
    for (String itsPackage : PACKAGES_OF_JDK_TOOLS) {
      if (main.startsWith(itsPackage)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a version is one of Java 8 on which agents crash the JVM. */
  static boolean isUnsoundJava8(String version) {
    String update = "1.8.0_";
    if (!version.startsWith(update)) {
      return version.equals("1.8.0");
    }
    int end = update.length();
    int number = 0;
    while (end < version.length()
        && Character.isDigit(version.charAt(end))
        && number < FIRST_SOUND_UPDATE_OF_JAVA_8) {
      number = 10 * number + Character.digit(version.charAt(end), 10);
      end++;
    }
    return end > update.length() && number < FIRST_SOUND_UPDATE_OF_JAVA_8;
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

  /** Why it could not start, with the remedy where a security manager is the reason. */
  static String reason(Throwable thrown) {
    Throwable denied = thrown;
    for (int depth = 0; denied != null && depth < MOST_CAUSES; depth++) {
      if (denied instanceof SecurityException) {
        return "the security manager does not let it start: "
            + denied.getMessage()
            + ". Add to the policy: grant codeBase \""
            + codeBase()
            + "\" { permission java.security.AllPermission; };";
      }
      denied = denied.getCause();
    }
    return "it could not start: " + thrown;
  }

  /** As the policy names it. What a JAR may always read is where its own classes are. */
  private static String codeBase() {
    try {
      String own = String.valueOf(AgentMain.class.getResource("AgentMain.class"));
      int end = own.indexOf("!/");
      if (own.startsWith("jar:") && end > 0) {
        return own.substring("jar:".length(), end);
      }
    } catch (RuntimeException denied) {
      // then by the name that it has as a download
    }
    return "file:/path/to/user-activity-agent.jar";
  }

  private static boolean refuse(String sentence, List<String> report) {
    report.add(sentence);
    say(sentence);
    return false;
  }

  private static void say(String sentence) {
    System.err.println("[user-activity] " + sentence);
  }

  /** The file is there already; the command that made it waits for nothing but our return. */
  private static void answer(File file, boolean done, List<String> report) {
    try (Writer out = new OutputStreamWriter(new FileOutputStream(file), "UTF-8")) {
      out.write(done ? "done" : "failed");
      for (String sentence : report) {
        out.write("\n" + sentence);
      }
    } catch (IOException e) {
      // Of another user's, say. All has been said on standard error.
      say("The command gets no answer: " + e.getMessage());
    }
  }
}
