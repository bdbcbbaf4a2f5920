package io.useractivity.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** All results as a page in Markdown. */
final class Document {

  private static final List<Measure> CPU =
      List.of(
          Measure.CPU_SATURATED, Measure.CPU_RATE, Measure.CPU_NEW_SATURATED, Measure.CPU_NEW_RATE);

  private final Plan plan;
  private final Results results;
  private final String databaseVersion;

  Document(Plan plan, Results results, String databaseVersion) {
    this.plan = plan;
    this.databaseVersion = databaseVersion;
    this.results = results;
  }

  /**
   * The page.
   *
   * @param chart the name of the file beside it
   */
  String text(String chart) throws IOException {
    StringBuilder page = new StringBuilder("# What it costs, beside others\n\n");
    page.append("Measured by `./mvnw -Pcompare`. Medians of all rounds, their range in")
        .append(" parentheses. Where the bare application is among them, × is the median of each")
        .append(" round's multiple of what the bare application shows in that round. On another")
        .append(" machine only the ratios hold.\n\n");
    page.append("![Medians and ranges](").append(chart).append(")\n\n");
    page.append("## Results\n\n");
    page.append(table("measure", plan.contenders(), List.of(Measure.values()), this::value));
    page.append("\n## What each adds\n\n")
        .append("More than the bare application in the same round; then the medians' ratio to")
        .append(" what OpenTelemetry adds.\n\n");
    page.append(table("measure", others(), costs(), this::added));
    page.append("\n## CPU by threads\n\n")
        .append("Microseconds a request of the threads for requests, the JIT compiler, the")
        .append(" garbage collector with the JVM's own threads, and all others: the contender's")
        .append(" own, and Tomcat's that have little to do.\n\n");
    page.append(
        table(
            "measure",
            plan.contenders(),
            CPU,
            (contender, measure) -> threads(contender, measure)));
    page.append(conditions());
    return page.toString();
  }

  /** What stands in one place of a table. */
  private interface Cell {
    String of(Contender contender, Measure measure);
  }

  private static String table(
      String corner, List<Contender> contenders, List<Measure> measures, Cell cell) {
    StringBuilder table = new StringBuilder("| " + corner + " |");
    contenders.forEach(each -> table.append(' ').append(each.title()).append(" |"));
    table.append("\n|---|").append("---|".repeat(contenders.size())).append('\n');
    for (Measure measure : measures) {
      table.append("| ").append(measure.title()).append(" |");
      for (Contender contender : contenders) {
        table.append(' ').append(cell.of(contender, measure)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private String value(Contender contender, Measure measure) {
    String value =
        results.spread(contender, measure).map(each -> each.text(measure::format)).orElse("");
    boolean compared = contender != Contender.NOTHING && measure.kind() != Measure.Kind.STATEMENT;
    return compared
        ? value
            + results.ratio(contender, measure).map(each -> " × " + times(each.median())).orElse("")
        : value;
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private String added(Contender contender, Measure measure) {
    Optional<Spread> added = results.added(contender, measure);
    Optional<Spread> reference = results.added(Contender.OPENTELEMETRY, measure);
    String text = added.map(each -> each.text(measure::format)).orElse("");
    boolean compared =
        contender != Contender.OPENTELEMETRY
            && added.isPresent()
            && reference.isPresent()
            && reference.get().median() > 0;
    return compared ? text + "; " + times(added.get().median() / reference.get().median()) : text;
  }

  private String threads(Contender contender, Measure measure) {
    Function<Threads, String> one =
        threads ->
            results
                .spread(contender, measure, threads)
                .map(each -> threads.title() + " " + measure.format(each.median()))
                .orElse("");
    List<String> all = new ArrayList<>();
    for (Threads threads : Threads.values()) {
      all.add(one.apply(threads));
    }
    return String.join(", ", all);
  }

  private List<Contender> others() {
    return plan.contenders().stream().filter(each -> each != Contender.NOTHING).toList();
  }

  private static List<Measure> costs() {
    return List.of(Measure.values()).stream()
        .filter(each -> each.kind() == Measure.Kind.COST)
        .toList();
  }

  private String conditions() throws IOException {
    StringBuilder text = new StringBuilder("\n## How it was measured\n\n");
    text.append("- ").append(Machine.sentence()).append(".\n");
    text.append("- Tomcat ")
        .append(System.getProperty("tomcat10.version"))
        .append(" with the test application, its own log of requests off, alone on one core with")
        .append(" the serial collector and a heap of 512 MB. The load and ")
        .append(databaseVersion)
        .append(" (its own defaults, but a buffer pool of 1 GB) on another one.\n");
    text.append("- ").append(plan.sentence()).append('\n');
    text.append("- A request is `GET /app")
        .append(Browser.PATH)
        .append("1234&sort=name` of a user who is signed in, ever another page.\n")
        .append("- CPU is what Linux counts for the server's process, the kernel's part included.")
        .append(" Times are those of the load, whose own delay is left out. A round's start is")
        .append(" the mean of both starts; it is known to 50 ms. Kept is counted when the server")
        .append(" has ended, of all that it was asked.\n\n");
    text.append("| contender | what it is |\n|---|---|\n");
    for (Contender each : plan.contenders()) {
      text.append("| ").append(each.title()).append(" | ").append(each.description());
      if (each == Contender.OPENTELEMETRY) {
        text.append(" Version ")
            .append(System.getProperty("opentelemetry-javaagent.version"))
            .append('.');
      }
      text.append(" |\n");
    }
    return text.toString();
  }
}
