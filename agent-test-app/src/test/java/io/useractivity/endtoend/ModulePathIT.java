package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Artifacts;
import io.useractivity.servers.Client;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application of the module path, whose own module is closed to everyone. Without {@code
 * --add-modules} its JVM has the modules alone that it asks for, and Jetty asks for no java.sql.
 */
class ModulePathIT {

  private static final Path SOURCES = Path.of("src/test/modular");
  private static final String MAIN = "org.example.parcels/org.example.parcels.ParcelsMain";
  private static final List<String> SERVER =
      List.of("org.eclipse.jetty.ee10:jetty-ee10-servlet:12.1.12", "org.slf4j:slf4j-nop:2.0.17");

  /** Less than these the agent cannot do with; {@code --limit-modules} adds what they require. */
  private static final String NEEDED = "java.sql,java.naming,java.management";

  @TempDir Path directory;

  private String modulePath;

  /**
   * What came of a run.
   *
   * @param answers of the server, each a status and a body
   * @param errors lines of standard error
   */
  private record Run(List<String> answers, List<String> errors) {

    List<String> agentLines() {
      return errors.stream().filter(each -> each.contains("[user-activity] ")).toList();
    }

    /** The JVM has a sentence for every agent that adds to the boot path. */
    List<String> otherErrors() {
      return errors.stream()
          .filter(each -> !each.contains("[user-activity] "))
          .filter(each -> !each.contains(JvmOptionsIT.NO_SHARING))
          .toList();
    }
  }

  static Stream<Jdk> jdks() {
    return Jdk.wanted().stream();
  }

  @BeforeEach
  void compile() throws Exception {
    String libraries =
        Artifacts.classPath(SERVER).stream()
            .map(File::getPath)
            .collect(Collectors.joining(File.pathSeparator));
    Path classes = directory.resolve("classes");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("--release", "17", "-d", classes.toString(), "--module-path", libraries));
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      sources.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertThat(failed).as(said.toString(StandardCharsets.UTF_8)).isZero();
    modulePath = classes + File.pathSeparator + libraries;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void requestsOfAClosedModuleAreRecordedAndItsAnswersAreTheSame(Jdk jdk) throws Exception {
    Run without = run(jdk, List.of());
    Rows database = MariaDb.shared().newDatabase();
    Run with =
        run(jdk, List.of(AgentJar.option(database.agentArgument()), "--add-modules", "java.sql"));

    assertThat(with.answers()).isEqualTo(without.answers());
    assertThat(with.otherErrors()).isEqualTo(without.errors()).isEmpty();
    assertThat(with.agentLines()).noneMatch(each -> each.matches(".*(WARN|ERROR).*"));
    requireRows(database);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theModulesThatAreAskedForAreEnough(Jdk jdk) throws Exception {
    for (String scheme : new String[] {"jdbc:mariadb:", "jdbc:mysql:"}) {
      Rows database = MariaDb.shared().newDatabase();
      Run with =
          run(
              jdk,
              List.of(
                  AgentJar.option(database.agentArgument().replace("jdbc:mariadb:", scheme)),
                  "--limit-modules",
                  "org.example.parcels,org.slf4j.nop," + NEEDED,
                  "--add-modules",
                  NEEDED));

      assertThat(with.otherErrors()).isEmpty();
      assertThat(with.agentLines()).noneMatch(each -> each.matches(".*(WARN|ERROR).*"));
      requireRows(database);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aJvmWithoutAModuleOfTheAgentsIsToldSoAndRunsAsEver(Jdk jdk) throws Exception {
    Run without = run(jdk, List.of());
    Run with = run(jdk, List.of(AgentJar.option("")));

    assertThat(with.answers()).isEqualTo(without.answers());
    assertThat(with.otherErrors()).isEmpty();
    assertThat(with.agentLines()).hasSize(3);
    assertThat(with.agentLines().get(0)).contains("INFO User activity agent ");
    assertThat(with.agentLines().subList(1, 3))
        .extracting(each -> each.substring(each.indexOf("ERROR")))
        .containsExactly(
            "ERROR This JVM lacks modules that the agent needs: add --add-modules java.sql to its"
                + " options.",
            "ERROR The application starts without the agent: nothing is recorded.");
  }

  private static void requireRows(Rows database) throws Exception {
    List<Rows.Row> rows = database.all();
    assertThat(rows)
        .extracting(row -> row.line() + " " + row.user())
        .containsExactly(
            "GET /app/parcels/7 200 ann",
            "POST /app/parcels 201 ann",
            "GET /app/parcels/later 200 ann",
            "GET /app/parcels/8 200 bob",
            "GET /app/parcels/lost 500 ann",
            "GET /app/parcels/none 404 null");
    assertThat(rows.get(1).requestData()).contains("\"weight\"", "3");
    assertThat(rows.get(4).error())
        .isEqualTo(
            "org.example.parcels.ParcelsServlet$LostParcelException: Nobody has seen the parcel");
  }

  private Run run(Jdk jdk, List<String> jvmOptions) throws Exception {
    Path folder = Files.createTempDirectory(directory, "run");
    List<String> command = new ArrayList<>(jdk.command());
    command.addAll(jvmOptions);
    command.addAll(List.of("--module-path", modulePath, "-m", MAIN));
    Path errors = folder.resolve("errors.txt");
    RunningServer server =
        RunningServer.start(
            new ProcessBuilder(command).redirectError(errors.toFile()),
            folder,
            "Listening on port (\\d+)",
            "/app/parcels");
    List<String> answers;
    try (server) {
      answers =
          answers(server.client()).stream()
              .map(
                  each -> each.replace(":" + server.port(), ":PORT")) // Jetty's error pages tell it
              .toList();
    }
    new Output(errors).requireNothingSwallowed();
    return new Run(answers, Files.readAllLines(errors));
  }

  private static List<String> answers(Client client) throws Exception {
    List<HttpResponse<byte[]>> responses =
        List.of(
            client.send("GET", "/7", null, null, "X-Clerk", "ann"),
            client.send(
                "POST",
                "",
                "application/x-www-form-urlencoded",
                "weight=3".getBytes(StandardCharsets.UTF_8),
                "X-Clerk",
                "ann"),
            client.send("GET", "/later", null, null, "X-Clerk", "ann"),
            client.send("GET", "/8", null, null, "X-Porter", "bob"),
            client.send("GET", "/lost", null, null, "X-Clerk", "ann"),
            client.send("GET", "/none", null, (byte[]) null));
    return responses.stream()
        .map(each -> each.statusCode() + " " + new String(each.body(), StandardCharsets.UTF_8))
        .toList();
  }
}
