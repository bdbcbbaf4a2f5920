package io.useractivity.engine.cli;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;

/**
 * Another JVM of this machine, through the attach API of this JDK: {@code tools.jar} before Java 9,
 * the module {@code jdk.attach} since. It exists in no JRE, so it is reached by reflection.
 */
final class OtherJvm implements AutoCloseable {

  private static final String API = "com.sun.tools.attach.VirtualMachine";

  private final String processId;
  private final Class<?> type;
  private final Object machine;

  private OtherJvm(String processId, Class<?> type, Object machine) {
    this.processId = processId;
    this.type = type;
    this.machine = machine;
  }

  /** The JVMs of this user but this one, by process id. */
  static List<RunningJvm> list() throws CommandFailedException {
    try {
      List<RunningJvm> jvms = new ArrayList<>();
      long self = ownProcessId();
      Class<?> type = api();
      for (Object each : (List<?>) type.getMethod("list").invoke(null)) {
        Class<?> descriptor =
            Class.forName(
                "com.sun.tools.attach.VirtualMachineDescriptor", false, type.getClassLoader());
        String id = (String) descriptor.getMethod("id").invoke(each);
        String command = (String) descriptor.getMethod("displayName").invoke(each);
        if (id.matches("[0-9]{1,10}") && Long.parseLong(id) != self) {
          jvms.add(new RunningJvm(Long.parseLong(id), command));
        }
      }
      jvms.sort(Comparator.comparingLong((RunningJvm jvm) -> jvm.processId));
      return jvms;
    } catch (InvocationTargetException e) {
      throw new CommandFailedException("The JVMs cannot be listed: " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new CommandFailedException("The JVMs cannot be listed: " + e);
    }
  }

  /** By what each Java has for it; -1 if none has. */
  private static long ownProcessId() {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      return (Long) handle.getMethod("pid").invoke(handle.getMethod("current").invoke(null));
    } catch (ReflectiveOperationException java8) {
      try {
        String link = new File("/proc/self").getCanonicalFile().getName();
        return link.matches("[0-9]{1,10}") ? Long.parseLong(link) : -1;
      } catch (IOException notLinux) {
        return -1;
      }
    }
  }

  /**
   * Opens the JVM of a process.
   *
   * @throws CommandFailedException if there is none that this user may attach to
   */
  static OtherJvm of(String processId) throws CommandFailedException {
    Class<?> type = api();
    try {
      return new OtherJvm(
          processId, type, type.getMethod("attach", String.class).invoke(null, processId));
    } catch (InvocationTargetException e) {
      throw new CommandFailedException(
          "No JVM with the process id "
              + processId
              + " lets this user attach ("
              + reason(e.getCause())
              + "); \"attach --list\" shows those of this user.");
    } catch (ReflectiveOperationException e) {
      throw new CommandFailedException("This Java cannot attach: " + e);
    }
  }

  private static Class<?> api() throws CommandFailedException {
    AttachmentProvider.Accessor accessor = AttachmentProvider.DEFAULT.attempt();
    if (!accessor.isAvailable() || !accessor.getVirtualMachineType().getName().equals(API)) {
      throw new CommandFailedException(
          "This Java ("
              + System.getProperty("java.home")
              + ") cannot attach to others: run the command with the java of a JDK.");
    }
    return accessor.getVirtualMachineType();
  }

  /** The feature release of the Java that runs there, such as 8 or 21; 0 if it can't be told. */
  int feature() throws CommandFailedException {
    Properties properties = (Properties) call("getSystemProperties");
    String version = properties.getProperty("java.specification.version", "0");
    String feature = version.startsWith("1.") ? version.substring(2) : version;
    return feature.matches("[0-9]{1,4}") ? Integer.parseInt(feature) : 0;
  }

  /** Has that JVM load the agent JAR and call its {@code agentmain}; returns when that has. */
  void load(File jar, String argument) throws CommandFailedException {
    call("loadAgent", jar.getPath(), argument);
  }

  /** Where that JVM's JMX is asked, which it begins to serve on this machine for this user. */
  String managementAddress() throws CommandFailedException {
    return (String) call("startLocalManagementAgent");
  }

  @Override
  public void close() throws CommandFailedException {
    call("detach");
  }

  private Object call(String name, String... arguments) throws CommandFailedException {
    Class<?>[] types = new Class<?>[arguments.length];
    java.util.Arrays.fill(types, String.class);
    try {
      // Of the API's own type: the class that implements it is not exported.
      Method method = type.getMethod(name, types);
      return method.invoke(machine, (Object[]) arguments);
    } catch (InvocationTargetException e) {
      throw new CommandFailedException(
          "The JVM " + processId + " refuses: " + reason(e.getCause()) + hint(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new CommandFailedException("This Java cannot attach: " + e);
    }
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.toString() : message;
  }

  private static String hint(Throwable thrown) {
    return reason(thrown).contains("Dynamic agent loading is not enabled")
        ? " (start it with -javaagent, or allow this by -XX:+EnableDynamicAgentLoading)"
        : "";
  }
}
