package io.useractivity.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An executable JAR of the build's in a JVM of its own. */
public enum JavaApplication {
  /** Migrates its schema; wants a database of its own, by {@code --spring.datasource}. */
  SPRING_BOOT("spring-boot.jar", "(?s)Tomcat started on port (\\d+).*Started VisitsApplication"),
  SPRING_SECURITY_2("spring-security-2.jar", JavaApplication.LEDGER_STARTED),
  SPRING_SECURITY_3("spring-security-3.jar", JavaApplication.LEDGER_STARTED),
  ACEGI("acegi.jar", "The archive is open on port (\\d+)"),
  SHIRO("shiro.jar", "The desk is open on port (\\d+)");

  private static final String LEDGER_STARTED =
      "(?s)Tomcat started on port\\S*:? (\\d+).*Started LedgerApplication";

  private final String property;
  private final String started;

  /**
   * @param property the system property that names the JAR
   * @param started what it prints when it answers, the port in the first group
   */
  JavaApplication(String property, String started) {
    this.property = property;
    this.started = started;
  }

  /** Starts it with the agent, and waits until it answers. */
  public RunningServer start(Path directory, Jdk jdk, String agentArgument, String... arguments)
      throws IOException {
    List<String> agent = List.of(AgentJar.option(agentArgument));
    return start(directory, new ProcessBuilder(command(jdk, agent, arguments)));
  }

  /** What runs it, with those options of the JVM. */
  public List<String> command(Jdk jdk, List<String> jvmOptions, String... arguments) {
    List<String> command = new ArrayList<>(jdk.command());
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", System.getProperty(property)));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts it by {@link #command}, or what the caller has made of it. */
  public RunningServer start(Path directory, ProcessBuilder builder) throws IOException {
    return RunningServer.start(builder, directory, started, "");
  }
}
