package io.useractivity.endtoend;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Command;
import io.useractivity.servers.Distribution;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./mvnw -Pdemo}: runs the test application under the agent on the embedded database, sends
 * it real traffic, stops it, prints the recorded rows, and starts it again for the visitor.
 */
public final class Demo {

  private static final int LEAST_ROWS = 20;

  private final Path directory;
  private final String agentArgument;

  private Demo(Path directory) {
    this.directory = directory;
    this.agentArgument =
        "data.dir="
            + directory.resolve("user-activity-data")
            + ",tenant.id=session:tenantId,view.admin-roles=admin";
  }

  /** Started by Maven; ends after the rows if the system property {@code demo.exit} is set. */
  public static void main(String[] arguments) throws Exception {
    Path directory = new File(System.getProperty("build.directory"), "demo").toPath();
    Distribution.delete(directory);
    Demo demo = new Demo(directory);
    demo.record();
    demo.showRows();
    if (System.getProperty("demo.exit") == null) {
      demo.stayUp();
    }
  }

  private RunningServer start(String folder) throws IOException {
    return Tomcat.of(Tomcat.Line.TOMCAT_9)
        .withTestApplication()
        .withAgent(agentArgument)
        .start(directory.resolve(folder));
  }

  private void record() throws Exception {
    say("Starting the test application on Tomcat 9 with " + AgentJar.option(agentArgument));
    RunningServer tomcat = start("first-run");
    try (tomcat) {
      say("Sending requests to " + tomcat.url("/app"));
      for (Played played : Traffic.play(new Client(tomcat.url("/app")))) {
        say("  " + played.method() + " " + played.path() + " -> " + played.response().statusCode());
      }
      visit(
          tomcat, "bob@acme.example", "/orders", "/admin/users", "/api/orders/1001", "/dashboard");
      visit(tomcat, "carol@globex.example", "/orders", "/admin/users", "/orders/1001");
      visit(tomcat, "erin@globex.example", "/orders", "/api/orders");
    }
    for (String complaint : tomcat.output().complaints()) {
      say("The agent says: " + complaint);
    }
    say("Stopped. The agent's account: " + tomcat.output().summary());
  }

  private static void visit(RunningServer tomcat, String user, String... paths) throws Exception {
    Client client = new Client(tomcat.url("/app"));
    say("  " + user + " logs in -> " + client.logIn(user));
    for (String path : paths) {
      say("  " + user + " GET " + path + " -> " + client.get(path));
    }
    client.post("/orders", "product", "Tea", "quantity", "3");
  }

  private void showRows() throws Exception {
    Command tail = Command.ofAgent(Jdk.current(), directory, "tail", "-n", "200");
    List<String> lines = tail.said().lines().toList();
    say("The recorded rows, by: java -jar user-activity-agent.jar tail -n 200");
    lines.forEach(Demo::say);
    if (tail.exitCode() != 0 || lines.size() < LEAST_ROWS) {
      throw new IllegalStateException(
          "The rows are not all there; exit code " + tail.exitCode() + ".");
    }
  }

  private void stayUp() throws Exception {
    RunningServer tomcat = start("second-run");
    say("The application is up again, recording into the same file:");
    say("  " + tomcat.url("/app/"));
    say("  log in as bob@acme.example with secret-bob, a user, who sees their own activity at");
    say("    " + tomcat.url("/app/activity-logs"));
    say("  or as alice@acme.example with secret-alice, an administrator, who sees everyone's at");
    say("    " + tomcat.url("/app/admin/user-activity-logs"));
    say("Ctrl+C ends it; then this shows what was recorded:");
    say(
        "  java -Duseractivity.data.dir="
            + directory.resolve("user-activity-data")
            + " -jar "
            + AgentJar.file()
            + " tail");
    tomcat.process().waitFor();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
