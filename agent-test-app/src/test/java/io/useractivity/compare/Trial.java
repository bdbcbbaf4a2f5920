package io.useractivity.compare;

import io.useractivity.servers.Distribution;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Takes all measures of one contender, once, by two starts of its server. */
final class Trial {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Between the waiting for what is kept and the measuring at the rate, at most. */
  private static final Duration LONGEST_RUN_UP = Duration.ofSeconds(5);

  private final Plan plan;
  private final MariaDb database;
  private final SpanSink sink;
  private final FilterJar filters;

  Trial(Plan plan, MariaDb database, SpanSink sink, FilterJar filters) {
    this.plan = plan;
    this.database = database;
    this.sink = sink;
    this.filters = filters;
  }

  Figures of(Contender contender) throws Exception {
    Figures figures = new Figures();
    double[] starts = new double[2];
    start(
        contender,
        Measure.KEPT_SATURATED,
        figures,
        subject -> {
          starts[0] = subject.untilAnswer().toNanos() / NANOS_PER_SECOND;
          saturate(subject, figures);
          steady(subject, figures);
          memory(subject, figures);
        });
    start(
        contender,
        Measure.KEPT_RATE,
        figures,
        subject -> {
          starts[1] = subject.untilAnswer().toNanos() / NANOS_PER_SECOND;
          measured(
              subject,
              Measure.CPU_NEW_RATE,
              figures,
              load -> load.atRate(plan.rate(), plan.first()));
        });
    figures.put(Measure.START, (starts[0] + starts[1]) / 2);
    return figures;
  }

  /** What is done to a running server. */
  private interface Course {
    void follow(Subject subject) throws Exception;
  }

  private void start(Contender contender, Measure kept, Figures figures, Course course)
      throws Exception {
    Path directory = plan.folder().resolve("runs").resolve(contender.key() + "-" + kept);
    Distribution.delete(directory);
    sink.reset();
    Rows rows = database.newDatabase();
    Surroundings surroundings = new Surroundings(rows, sink, filters);
    Subject subject = Subject.start(plan, contender, surroundings, directory);
    try (subject) {
      course.follow(subject);
      subject.awaitKept();
    }
    if (contender != Contender.NOTHING) {
      figures.put(kept, subject.keptPercent());
    }
    drop(rows);
  }

  private static void drop(Rows rows) throws SQLException {
    try (Connection connection = rows.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + connection.getCatalog());
    }
  }

  private void saturate(Subject subject, Figures figures) throws Exception {
    measured(subject, Measure.CPU_NEW_SATURATED, figures, load -> load.saturate(plan.first()));
    Duration rest = plan.warmUp().minus(plan.first());
    if (!rest.isZero()) {
      subject.load().saturate(rest);
    }
    Heap before = Heap.of(subject.process());
    long generator = ProcessHandle.current().pid();
    Cpu generatorBefore = Cpu.of(generator);
    Cpu databaseBefore = Cpu.of(databaseProcess());
    Answers answers =
        measured(subject, Measure.CPU_SATURATED, figures, load -> load.saturate(plan.saturated()));
    double percent = 100_000.0 / answers.nanos();
    figures
        .get(Measure.CPU_SATURATED)
        .ifPresent(micros -> figures.put(Measure.SERVER_SHARE, micros * answers.count() * percent));
    figures.put(Measure.LOAD_SHARE, Cpu.of(generator).since(generatorBefore) * percent);
    figures.put(Measure.DATABASE_SHARE, Cpu.of(databaseProcess()).since(databaseBefore) * percent);
    figures.put(Measure.THROUGHPUT, answers.perSecond());
    Heap after = Heap.of(subject.process());
    figures.put(
        Measure.ALLOCATED,
        (after.allocatedBytes() - before.allocatedBytes()) / answers.count() / 1_024);
  }

  private static long databaseProcess() {
    return ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().command().orElse("").matches(".*/(mariadbd|mysqld)"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("MariaDB does not run"))
        .pid();
  }

  private void steady(Subject subject, Figures figures) throws Exception {
    subject.awaitKept();
    Duration runUp =
        plan.steady().compareTo(LONGEST_RUN_UP) < 0 ? plan.steady().dividedBy(3) : LONGEST_RUN_UP;
    subject.load().atRate(plan.rate(), runUp);
    Answers answers =
        measured(
            subject, Measure.CPU_RATE, figures, load -> load.atRate(plan.rate(), plan.steady()));
    figures.put(Measure.P50, answers.millis(0.5));
    figures.put(Measure.P99, answers.millis(0.99));
    figures.put(Measure.ANSWERED_RATE, answers.perSecond());
  }

  private static void memory(Subject subject, Figures figures) throws Exception {
    figures.put(Measure.RESIDENT, subject.residentMegabytes());
    Heap heap = Heap.afterCollection(subject.process());
    figures.put(Measure.HEAP, heap.usedMegabytes());
    figures.put(Measure.METASPACE, heap.metaspaceMegabytes());
  }

  /** Some of the load. */
  private interface Phase {
    Answers play(Load load) throws Exception;
  }

  private static Answers measured(Subject subject, Measure measure, Figures figures, Phase phase)
      throws Exception {
    Cpu before = Cpu.of(subject.process());
    Answers answers = phase.play(subject.load());
    Cpu after = Cpu.of(subject.process());
    figures.put(measure, after.since(before) / answers.count());
    for (Threads threads : Threads.values()) {
      figures.put(measure, threads, after.since(before, threads) / answers.count());
    }
    return answers;
  }
}
