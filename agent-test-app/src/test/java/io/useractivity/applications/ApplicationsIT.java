package io.useractivity.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.MissingPart;
import io.useractivity.servers.Output;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications that others have written and published, unmodified, with the agent as it is when
 * nothing is configured. With the system property {@code applications}, those whose name it matches
 * as a regular expression.
 */
@Tag("applications")
class ApplicationsIT {

  private static final int STRANGERS = 200;
  private static final int REQUESTS_OF_EACH = 5;
  private static final int REQUESTS_OF_THE_USER = 50;

  /** Sessions are numbered by dice, the port is any, and the time is another. */
  private static final List<String> VOLATILE =
      List.of(
          "(?<=localhost:)\\d+",
          "(?i)(?<=jsessionid=)[\\w.!-]+",
          "(?i)(?<=expires=\\[?)\\w{3}, [\\w: -]+GMT",
          "\\w{3} \\w{3} \\d\\d [\\d:]{8} \\w{3,4} \\d{4}");

  /** Whose requests are no part of a test. */
  private static final String[] WAITING = {"User-Agent", "waiting"};

  @TempDir Path directory;

  static Stream<Named<Application>> applications() {
    String wanted = System.getProperty("applications", "");
    return Stream.<Application>of(
            new Pluto(),
            new ActivitiExplorer(),
            new WicketLibrary(),
            new Hudson(),
            new Axis2(),
            new ShiroSamples(),
            new JspWiki(),
            new DwrOverUsers())
        .filter(application -> wanted.isEmpty() || application.name().matches(wanted))
        .map(application -> Named.of(application.name(), application));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("applications")
  void everyRequestIsOneRowThatSaysWhoDidWhat(Application application) throws Exception {
    Tomcat plain = server(application, "without");
    if (plain == null) {
      return;
    }
    Visitor without = visit(application, plain.start(directory.resolve("without")));
    Rows database = MariaDb.shared().newDatabase();
    RunningServer watched =
        server(application, "with")
            .withAgent(database.agentArgument())
            .start(directory.resolve("with"));
    Visitor with = visit(application, watched);

    List<Step> steps = with.steps();
    List<Step> recorded = steps.stream().filter(step -> step.told() != null).toList();
    List<Row> rows = rows(database);
    assertAll(
        () -> requireSame(answers(application, steps), answers(application, without.steps())),
        () ->
            assertThat(rows)
                .extracting(Row::line)
                .as("one row a request")
                .containsExactlyElementsOf(
                    recorded.stream().map(step -> step.played().line("")).toList()),
        () ->
            assertThat(inWords(rows, recorded))
                .as("who did what")
                .containsExactlyElementsOf(recorded.stream().map(Step::line).toList()),
        () ->
            assertThat(rows)
                .filteredOn(row -> row.user() != null)
                .allSatisfy(row -> assertThat(row.session()).as(row.line()).isNotNull()),
        () ->
            assertThat(watched.output().complaints())
                .allMatch(line -> line.startsWith("WARN No user is known of")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("applications")
  void noStrangerGetsAUserAndNoUserLosesHers(Application application) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Tomcat builder = server(application, "crowd");
    if (builder == null) {
      return;
    }
    RunningServer tomcat =
        builder.withAgent(database.agentArgument()).start(directory.resolve("crowd"));
    Visitor visitor = new Visitor(new Client(tomcat.url("")));
    int before;
    try (tomcat) {
      awaitReady(application, tomcat);
      application.signIn(visitor);
      before = (int) visitor.steps().stream().filter(step -> step.told() != null).count();
      Crowd crowd = new Crowd(tomcat.port(), application.publicPages());
      crowd.comes(STRANGERS, REQUESTS_OF_EACH);
      for (int i = 0; i < REQUESTS_OF_THE_USER; i++) {
        visitor.get(application.privatePage(), 200, Told.view());
      }
      crowd.leaves();
    }

    List<Row> rows = rows(database);
    assertThat(rows)
        .filteredOn(row -> row.userAgent().startsWith(Crowd.USER_AGENT))
        .hasSize(STRANGERS * REQUESTS_OF_EACH)
        .allSatisfy(
            row ->
                assertThat(row.user() + " " + row.email() + " " + row.role() + " " + row.tenant())
                    .as(row.line())
                    .isEqualTo("null null null null"))
        .extracting(Row::activityType)
        .doesNotContain("login", "logout");
    List<Row> hers =
        rows.stream().filter(row -> !row.userAgent().startsWith(Crowd.USER_AGENT)).toList();
    assertThat(hers).hasSize(before + REQUESTS_OF_THE_USER);
    assertThat(hers.subList(before, hers.size()))
        .extracting(Row::user)
        .containsOnly(visitor.user());
    Output.Summary summary = tomcat.output().summary();
    assertThat(summary.lost() + summary.failed() + summary.swallowed()).isZero();
  }

  /** Null, and said so, if the application cannot be had. */
  private Tomcat server(Application application, String name) throws IOException {
    Tomcat tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_9)
            .withOption("-Xmx512m")
            .withOptions(application.jvmOptions());
    try {
      application.deploy(tomcat, Files.createDirectories(directory.resolve(name)));
    } catch (IOException e) {
      MissingPart.report(application.name() + " (" + e.getMessage() + ")");
      return null;
    }
    return tomcat;
  }

  private static Visitor visit(Application application, RunningServer tomcat) throws Exception {
    Visitor visitor = new Visitor(new Client(tomcat.url("")));
    try (tomcat) {
      awaitReady(application, tomcat);
      application.signIn(visitor);
      application.work(visitor);
      application.signOut(visitor);
    }
    return visitor;
  }

  private static void awaitReady(Application application, RunningServer tomcat) {
    if (application.home() != null) {
      Client client = new Client(tomcat.url(application.home()));
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> client.send("GET", "", null, null, WAITING).statusCode() == 200);
    }
  }

  /** Those of the visitor and of strangers. */
  private static List<Row> rows(Rows database) throws SQLException {
    return database.all().stream().filter(row -> !row.userAgent().equals(WAITING[1])).toList();
  }

  private static List<String> answers(Application application, List<Step> steps) {
    List<String> parts = new ArrayList<>(VOLATILE);
    parts.addAll(application.volatileParts());
    return steps.stream()
        .map(
            step -> {
              String told = step.played().told();
              for (String part : parts) {
                told = told.replaceAll(part, "normalised");
              }
              return told;
            })
        .toList();
  }

  /** Answer by answer: they are long. */
  private static void requireSame(List<String> with, List<String> without) {
    assertThat(with).hasSameSizeAs(without);
    assertAll(
        IntStream.range(0, with.size())
            .mapToObj(i -> () -> assertThat(with.get(i)).isEqualTo(without.get(i))));
  }

  /** What rows say, as far as the test has an opinion on each. */
  private static List<String> inWords(List<Row> rows, List<Step> steps) {
    return IntStream.range(0, Math.min(rows.size(), steps.size()))
        .mapToObj(i -> rows.get(i).line() + ": " + steps.get(i).told().inWords(rows.get(i)))
        .toList();
  }
}
