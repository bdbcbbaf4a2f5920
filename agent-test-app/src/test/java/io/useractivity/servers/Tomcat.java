package io.useractivity.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Prepares the start of a Tomcat (or TomEE) of Apache's own distribution, by its own script in a
 * folder of its own; only the ports are others.
 */
public final class Tomcat {

  /** The lines of Tomcat that run the application: as it is, or converted to jakarta. */
  public enum Line {
    TOMCAT_9("tomcat9.version", Namespace.JAVAX),
    TOMCAT_10("tomcat10.version", Namespace.JAKARTA);

    private final String versionProperty;
    private final Namespace namespace;

    Line(String versionProperty, Namespace namespace) {
      this.versionProperty = versionProperty;
      this.namespace = namespace;
    }

    /** The newest that runs on that Java. */
    public static Line newestOn(Jdk jdk) {
      return jdk.feature() < 11 ? TOMCAT_9 : TOMCAT_10;
    }

    /** The test application as this line runs it. */
    public File testApplication() {
      return namespace.war();
    }

    private String coordinates() {
      return "org.apache.tomcat:tomcat:zip:" + System.getProperty(versionProperty);
    }
  }

  /** Name and password of the user whom Tomcat's manager obeys. */
  public static final String MANAGER = "manager";

  /** The application is deployed, and then the port opened. */
  private static final String STARTED =
      "(?s)Starting ProtocolHandler \\[\"http-[bn]io-auto-\\d+-(\\d+)\"].*Server startup in";

  private final String coordinates;
  private final Namespace namespace;
  private final List<String> jvmOptions = new ArrayList<>();
  private final Map<String, File> applications = new LinkedHashMap<>();
  private final List<File> libraries = new ArrayList<>();
  private final List<String> users = new ArrayList<>();
  private final List<String> prefix = new ArrayList<>();
  private final Map<String, UnaryOperator<String>> changes = new LinkedHashMap<>();
  private Jdk jdk = Jdk.current();
  private boolean examples;
  private boolean manager;
  private boolean virtualThreads;

  /**
   * @param coordinates of the distribution
   * @param namespace of the applications that it runs
   */
  Tomcat(String coordinates, Namespace namespace) {
    this.coordinates = coordinates;
    this.namespace = namespace;
  }

  public static Tomcat of(Line line) {
    return new Tomcat(line.coordinates(), line.namespace);
  }

  public Tomcat on(Jdk other) {
    jdk = other;
    return this;
  }

  /** Attaches the agent with that argument. */
  public Tomcat withAgent(String argument) {
    jvmOptions.add(AgentJar.option(argument));
    return this;
  }

  public Tomcat withOptions(List<String> more) {
    jvmOptions.addAll(more);
    return this;
  }

  public Tomcat withOption(String jvmOption) {
    jvmOptions.add(jvmOption);
    return this;
  }

  /** Deploys the test application at {@code /app}. */
  public Tomcat withTestApplication() {
    return withApplication("app", namespace.war());
  }

  /** Deploys the application that ships the API, for Tomcat 10, at that path. */
  public Tomcat withAnnotatedApplication(String name) {
    return withApplication(name, new File(System.getProperty("annotated.war")));
  }

  /** Deploys an application, packed or not, at its name. */
  public Tomcat withApplication(String name, File application) {
    applications.put(name, application);
    return this;
  }

  /** Gives a JAR to the server itself, for all applications. */
  public Tomcat withLibrary(File jar) {
    libraries.add(jar);
    return this;
  }

  /** Makes somebody known to the container. */
  public Tomcat withUser(String name, String password, String role) {
    users.add(
        String.format(
            "  <user username=\"%s\" password=\"%s\" roles=\"%s\"/>%n", name, password, role));
    return this;
  }

  /** Keeps the applications that the distribution brings. */
  public Tomcat withExamples() {
    examples = true;
    return this;
  }

  /** Deploys Tomcat's manager at {@code /manager}, for {@link #MANAGER} with that password. */
  public Tomcat withManager() {
    manager = true;
    return this;
  }

  /** Each request gets a thread of its own; needs a JDK 21. */
  public Tomcat withVirtualThreads() {
    virtualThreads = true;
    return this;
  }

  /** Goes before the command, such as {@code taskset -c 0}. */
  public Tomcat withPrefix(List<String> command) {
    prefix.addAll(command);
    return this;
  }

  /** Changes a file of the configuration, such as {@code web.xml}, further. */
  public Tomcat withChanged(String file, UnaryOperator<String> change) {
    changes.merge(file, change, (first, next) -> text -> next.apply(first.apply(text)));
    return this;
  }

  public RunningServer start(Path directory) throws IOException {
    Path home = Distribution.home(coordinates);
    Distribution.copy(home.resolve("conf"), directory.resolve("conf"));
    for (String folder : new String[] {"lib", "logs", "temp", "work", "webapps"}) {
      Files.createDirectories(directory.resolve(folder));
    }
    deploy(home, directory);
    for (File library : libraries) {
      Files.copy(library.toPath(), directory.resolve("lib/" + library.getName()));
    }
    Distribution.replace(
        directory.resolve("conf/tomcat-users.xml"),
        "</tomcat-users>",
        String.join("", users) + "</tomcat-users>");
    Path serverXml = directory.resolve("conf/server.xml");
    Files.writeString(
        serverXml,
        Files.readString(serverXml)
            .replace(
                "port=\"8080\"",
                virtualThreads ? "port=\"0\" useVirtualThreads=\"true\"" : "port=\"0\"")
            .replace("port=\"8005\"", "port=\"-1\"")
            .replaceAll("<Connector port=\"8009\"[^>]*/>", ""));
    for (Map.Entry<String, UnaryOperator<String>> change : changes.entrySet()) {
      Path file = directory.resolve("conf").resolve(change.getKey());
      Files.writeString(file, change.getValue().apply(Files.readString(file)));
    }
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(home.resolve("bin/catalina.sh").toString(), "run"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CATALINA_HOME", home.toString());
    builder.environment().put("CATALINA_BASE", directory.toString());
    builder.environment().put("JAVA_HOME", jdk.home().getPath());
    List<String> options = new ArrayList<>(Jdk.quickStart());
    options.addAll(jvmOptions);
    builder.environment().put("CATALINA_OPTS", String.join(" ", options));
    builder.environment().remove("JRE_HOME");
    return RunningServer.start(builder, directory, STARTED, "/app");
  }

  private void deploy(Path home, Path directory) throws IOException {
    Path webapps = directory.resolve("webapps");
    if (examples) {
      Distribution.copy(home.resolve("webapps"), webapps);
    }
    if (manager) {
      Distribution.copy(home.resolve("webapps/manager"), webapps.resolve("manager"));
      withUser(MANAGER, MANAGER, "manager-script");
    }
    for (Map.Entry<String, File> application : applications.entrySet()) {
      Path from = application.getValue().toPath();
      if (Files.isDirectory(from)) {
        Distribution.copy(from, webapps.resolve(application.getKey()));
      } else {
        Files.copy(from, webapps.resolve(application.getKey() + ".war"));
      }
    }
  }
}
