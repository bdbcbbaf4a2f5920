package io.useractivity.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.endtoend.Played;
import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The two promises on every server and JDK. In a build without more, a short cut on the JDK that
 * builds; with the system property {@code matrix}, every cell whose name it matches as a regular
 * expression.
 */
class MatrixIT {

  /** Where the agent shows a user's own rows. */
  static final String PAGE = "/activity-logs";

  private static final SupportTable RESULTS = new SupportTable();

  @TempDir Path directory;

  private String place;

  static Stream<Arguments> cells() {
    String wanted = System.getProperty("matrix", "");
    return Servers.all().stream()
        .flatMap(server -> Jdk.every().stream().map(jdk -> Arguments.of(server, jdk)))
        .filter(
            cell -> {
              Server server = (Server) cell.get()[0];
              Jdk jdk = (Jdk) cell.get()[1];
              return wanted.isEmpty()
                  ? server.inShortCut() && jdk.equals(Jdk.current())
                  : SupportTable.cell(server, jdk).matches(wanted);
            });
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cells")
  void clientsSeeWhatTheySawBeforeAndEachRequestHasItsRow(Server server, Jdk jdk) throws Exception {
    RESULTS.put(server, jdk, "fails");
    Optional<String> refusal = server.refusal(jdk);
    if (refusal.isPresent()) {
      assertThatThrownBy(() -> start(server, jdk, "without").close())
          .as("it does not start without the agent either: " + refusal.get())
          .isInstanceOf(IllegalStateException.class);
    } else {
      recordedAndUnchanged(server, jdk);
    }
    RESULTS.put(server, jdk, refusal.orElse("ok"));
    RESULTS.putPages(server, jdk, refusal.isPresent() ? null : place);
  }

  private void recordedAndUnchanged(Server server, Jdk jdk) throws Exception {
    List<Played> without;
    try (RunningServer running = start(server, jdk, "without")) {
      without = server.scenario().play(running.client());
    }
    Rows database = MariaDb.shared().newDatabase();
    List<Played> with;
    RunningServer watched =
        start(
            server,
            jdk,
            "with",
            AgentJar.option(
                database.agentArgument() + ",tenant.id=session:tenantId,capture.exclude="));
    try (watched) {
      with = server.scenario().play(watched.client());
      place = place(server.scenario().askForPage(watched.client()), watched);
    }

    assertThat(with).hasSameSizeAs(without);
    for (int i = 0; i < with.size(); i++) {
      assertThat(told(server, with.get(i))).isEqualTo(told(server, without.get(i)));
    }
    List<Row> all = database.all();
    List<Row> rows = all.subList(0, with.size());
    assertThat(rows)
        .extracting(Row::line)
        .containsExactlyElementsOf(
            with.stream().map(each -> each.line(watched.contextPath())).toList());
    server.scenario().requireMore(rows);

    assertThat(watched.output().complaints()).isEmpty();
    Output.Summary summary = watched.output().summary();
    assertThat(summary.stored()).isEqualTo(all.size()).isEqualTo(summary.recorded());
  }

  /** A page is shown, or one line says that it can't be. */
  private static String place(int status, RunningServer watched) {
    if (status == 404) { // for a second an error page might have followed
      watched.output().await("No activity page is shown at", watched.process());
      return "no place";
    }
    return "yes";
  }

  private RunningServer start(Server server, Jdk jdk, String folder, String... jvmOptions)
      throws Exception {
    return server.start(jdk, Files.createDirectory(directory.resolve(folder)), jvmOptions);
  }

  private static String told(Server server, Played played) {
    String told = played.told();
    for (String pattern : server.ownTraces()) {
      told = told.replaceAll(pattern, "normalised");
    }
    return told;
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    RESULTS.writeIfComplete();
  }
}
