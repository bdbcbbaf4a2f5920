package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
