package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers and applications want to set up first is not touched before they have. */
class StartUpIT {

  /** A file's name in the log of class loading: "[0.1s][info][class,load] NAME source: ...". */
  private static final Pattern CLASS_NAME = Pattern.compile("load\\s*\\] (\\S+) source:");

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return Jdk.wanted().stream();
  }

  /** A main that ends at once. */
  static final class Empty {

    private Empty() {}

    public static void main(String[] arguments) {
      System.out.println("ran");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void loggingJmxDriversAndTlsAreNotTouchedWhenTheAgentStarts(Jdk jdk) throws Exception {
    Set<String> shared = sharedFurniture(run(jdk, null));
    Set<String> withAgent = sharedFurniture(run(jdk, AgentJar.option("data.dir=" + directory)));
    withAgent.removeAll(shared);
    assertThat(withAgent).isEmpty();
  }

  @Test
  void theClassesThatTheStartTakesLieTogether() throws Exception {
    Path log = run(Jdk.current(), AgentJar.option("data.dir=" + directory));
    Set<String> taken = new TreeSet<>();
    for (String line : Files.readAllLines(log)) {
      var matcher = CLASS_NAME.matcher(line);
      if (matcher.find()) {
        String name = matcher.group(1);
        if (name.equals("io.useractivity.bridge.Bridge")) {
          break; // it is connected: from here on, threads of the agent's own load as well
        }
        if (name.startsWith("io.useractivity.engine.") || name.startsWith("org.jctools.")) {
          taken.add(name.replace('.', '/') + ".class");
        }
      }
    }

    assertThat(taken).hasSizeGreaterThan(100);
    taken.removeAll(startClasses());
    assertThat(taken).as("missing in agent/dist/src/main/start-classes.txt").isEmpty();
  }

  private static Set<String> startClasses() throws IOException {
    Set<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(AgentJar.file());
        ZipInputStream in =
            new ZipInputStream(jar.getInputStream(jar.getEntry("engine/start.zip")))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        names.add(each.getName());
      }
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anApplicationThatEndsAtOnceLeavesTheFirstLinesAndTheLast(Jdk jdk) throws Exception {
    run(jdk, AgentJar.option("data.dir=" + directory));

    List<String> lines = new Output(directory.resolve("output.txt")).agentLines();
    assertThat(lines.get(0)).startsWith("INFO User activity agent ");
    assertThat(lines).anyMatch(line -> line.startsWith("INFO Rows go to the table "));
    assertThat(lines).last().asString().startsWith("INFO At the end: recorded 0, ");
  }

  @Test
  void anAgentThatCannotGoOnStartingSaysSoOnceAndLeavesTheApplicationAlone() throws Exception {
    Path broken = directory.resolve("broken.jar");
    Files.copy(AgentJar.file().toPath(), broken);
    try (FileSystem jar = FileSystems.newFileSystem(broken)) {
      Files.delete(jar.getPath("engine/io/useractivity/engine/Storing.classdata"));
    }

    run(Jdk.current(), "-javaagent:" + broken + "=data.dir=" + directory);

    assertThat(new Output(directory.resolve("output.txt")).agentLines())
        .filteredOn(line -> !line.startsWith("INFO"))
        .containsExactly(
            "ERROR The agent stays off, it could not start: java.lang.NoClassDefFoundError:"
                + " io/useractivity/engine/Storing");
  }

  private Path run(Jdk jdk, String agentOption) throws Exception {
    Path classes = directory.resolve("classes-" + (agentOption != null) + ".log");
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-Xlog:class+load:file=" + classes));
    if (agentOption != null) {
      command.add(agentOption);
    }
    command.addAll(List.of("-cp", "target/test-classes", Empty.class.getName()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.txt").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(directory.resolve("output.txt"))).contains("ran");
    return classes;
  }

  private static Set<String> sharedFurniture(Path classLog) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(classLog)) {
      var matcher = CLASS_NAME.matcher(line);
      if (matcher.find()
          && matcher
              .group(1)
              .matches(
                  "(java\\.util\\.logging|java\\.lang\\.management|javax\\.management"
                      + "|sun\\.management|java\\.sql|javax\\.sql|javax\\.net\\.ssl|sun\\.security\\.ssl"
                      + "|javax\\.crypto|java\\.security\\.SecureRandom|sun\\.util\\.logging).*")) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  @Test
  void nothingOfTheDatabaseIsLoadedBeforeTheFirstRequestHasFinished() throws Exception {
    Path classes = directory.resolve("classes.log");
    Rows database = MariaDb.shared().newDatabase();
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withTestApplication()
            .withAgent(database.agentArgument())
            .withOption("-Xlog:class+load:file=" + classes)
            .start(directory.resolve("tomcat"));
    try (tomcat) {
      assertThat(databaseClasses(classes)).isEmpty();
      new Client(tomcat.url("/app")).get("/hello");
      tomcat.output().await("Created the table", tomcat.process());
      assertThat(databaseClasses(classes)).anyMatch(line -> line.contains("org.mariadb.jdbc"));
    }
  }

  /** Lines of classes from our JAR that have to do with databases. */
  private static List<String> databaseClasses(Path classLog) throws IOException {
    return Files.readAllLines(classLog).stream()
        .filter(line -> line.contains("user-activity-agent.jar"))
        .filter(line -> line.matches(".* (org\\.mariadb|com\\.mysql|com\\.zaxxer|org\\.h2)\\..*"))
        .toList();
  }
}
