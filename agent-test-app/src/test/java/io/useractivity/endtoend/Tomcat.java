package io.useractivity.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Tomcat of Apache's own distribution, started by its own script in a folder of its own; only the
 * ports are others.
 */
public final class Tomcat implements AutoCloseable {

  /** The lines of Tomcat that run the application: as it is, or converted to jakarta. */
  public enum Line {
    TOMCAT_9("tomcat9.version", "agent-test-app.war"),
    TOMCAT_10("tomcat10.version", "agent-test-app-jakarta.war");

    private final String versionProperty;
    private final String war;

    Line(String versionProperty, String war) {
      this.versionProperty = versionProperty;
      this.war = war;
    }

    /** The newest that runs on that Java. */
    static Line newestOn(Jdk jdk) {
      return jdk.feature() < 11 ? TOMCAT_9 : TOMCAT_10;
    }

    File home() {
      return new File(
          buildDirectory(), "servers/apache-tomcat-" + System.getProperty(versionProperty));
    }

    /** The test application as this line runs it. */
    File testApplication() {
      return new File(buildDirectory(), war);
    }

    private static File buildDirectory() {
      return new File(System.getProperty("build.directory"));
    }
  }

  /** Name and password of the user whom Tomcat's manager obeys. */
  static final String MANAGER = "manager";

  private final Process process;
  private final Output output;
  private final int port;

  private Tomcat(Process process, Output output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  public static Builder of(Line line) {
    return new Builder(line);
  }

  public int port() {
    return port;
  }

  public String url(String path) {
    return "http://localhost:" + port + path;
  }

  public Output output() {
    return output;
  }

  public Process process() {
    return process;
  }

  /**
   * Asks it to stop as a service manager does, and waits until it has. Every test ends here, and so
   * by asserting that the agent kept no exception of its own from the application.
   */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("Tomcat did not stop; the output was:\n" + output.text());
    }
    output.requireNothingSwallowed();
  }

  /** Prepares a start. */
  public static final class Builder {

    private final Line line;
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, File> applications = new LinkedHashMap<>();
    private final List<File> libraries = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private Jdk jdk = Jdk.current();
    private boolean examples;
    private boolean manager;
    private boolean virtualThreads;

    private Builder(Line line) {
      this.line = line;
    }

    public Builder on(Jdk other) {
      jdk = other;
      return this;
    }

    /** Attaches the agent with that argument. */
    public Builder withAgent(String argument) {
      jvmOptions.add(AgentJar.option(argument));
      return this;
    }

    public Builder withOption(String jvmOption) {
      jvmOptions.add(jvmOption);
      return this;
    }

    /** Deploys the test application at {@code /app}. */
    public Builder withTestApplication() {
      applications.put("app", line.testApplication());
      return this;
    }

    /** Deploys the application that ships the API, for Tomcat 10, at that path. */
    Builder withAnnotatedApplication(String name) {
      applications.put(name, new File(System.getProperty("annotated.war")));
      return this;
    }

    /** Deploys an unpacked application at its name. */
    public Builder withApplication(String name, File folder) {
      applications.put(name, folder);
      return this;
    }

    /** Gives a JAR to the server itself, for all applications. */
    public Builder withLibrary(File jar) {
      libraries.add(jar);
      return this;
    }

    /** Makes somebody known to the container. */
    public Builder withUser(String name, String password, String role) {
      users.add(
          String.format(
              "  <user username=\"%s\" password=\"%s\" roles=\"%s\"/>%n", name, password, role));
      return this;
    }

    /** Keeps the applications that the distribution brings. */
    public Builder withExamples() {
      examples = true;
      return this;
    }

    /** Deploys Tomcat's manager at {@code /manager}, for {@link #MANAGER} with that password. */
    Builder withManager() {
      manager = true;
      return this;
    }

    /** Each request gets a thread of its own; needs a JDK 21. */
    Builder withVirtualThreads() {
      virtualThreads = true;
      return this;
    }

    public Tomcat start(Path directory) throws IOException {
      Path home = line.home().toPath();
      copy(home.resolve("conf"), directory.resolve("conf"));
      for (String folder : new String[] {"lib", "logs", "temp", "work", "webapps"}) {
        Files.createDirectories(directory.resolve(folder));
      }
      if (examples) {
        copy(home.resolve("webapps"), directory.resolve("webapps"));
      }
      if (manager) {
        copy(home.resolve("webapps/manager"), directory.resolve("webapps/manager"));
        users.add(
            "<user username=\""
                + MANAGER
                + "\" password=\""
                + MANAGER
                + "\" roles=\"manager-script\"/>");
      }
      for (Map.Entry<String, File> application : applications.entrySet()) {
        Path from = application.getValue().toPath();
        if (Files.isDirectory(from)) {
          copy(from, directory.resolve("webapps/" + application.getKey()));
        } else {
          Files.copy(from, directory.resolve("webapps/" + application.getKey() + ".war"));
        }
      }
      for (File library : libraries) {
        Files.copy(library.toPath(), directory.resolve("lib/" + library.getName()));
      }
      replace(
          directory.resolve("conf/tomcat-users.xml"),
          "</tomcat-users>",
          String.join("", users) + "</tomcat-users>");
      Path serverXml = directory.resolve("conf/server.xml");
      replace(
          serverXml,
          "port=\"8080\"",
          virtualThreads ? "port=\"0\" useVirtualThreads=\"true\"" : "port=\"0\"");
      replace(serverXml, "port=\"8005\"", "port=\"-1\"");

      Output output = new Output(directory.resolve("output.txt"));
      ProcessBuilder builder =
          new ProcessBuilder(home.resolve("bin/catalina.sh").toString(), "run")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.file().toFile());
      builder.environment().put("CATALINA_HOME", home.toString());
      builder.environment().put("CATALINA_BASE", directory.toString());
      builder.environment().put("JAVA_HOME", jdk.home().getPath());
      builder.environment().put("CATALINA_OPTS", String.join(" ", jvmOptions));
      builder.environment().remove("JRE_HOME");
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      output.await("Server startup in", process);
      String port =
          output
              .await("Starting ProtocolHandler \\[\"http-nio-auto-\\d+-(\\d+)\"]", process)
              .group(1);
      return new Tomcat(process, output, Integer.parseInt(port));
    }

    private static void replace(Path file, String from, String to) throws IOException {
      Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private static void copy(Path from, Path to) throws IOException {
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Path target = to.resolve(from.relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }
}
