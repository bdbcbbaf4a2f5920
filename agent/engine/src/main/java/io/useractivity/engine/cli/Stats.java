package io.useractivity.engine.cli;

import io.useractivity.engine.config.ConfigurationException;
import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Dimension;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.text.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stats}: how many rows, how many failed, and how long requests took. */
@Command(
    name = "stats",
    description = "Count rows by hour, user, endpoint, type and status, with response times.",
    footer = {
      "",
      "Examples: " + Program.NAME + " stats --since 7d --by endpoint --by status",
      "          " + Program.NAME + " stats --user alice@example.com --json",
      "          " + Program.NAME + " stats --agent 4711"
    })
final class Stats implements Callable<Integer> {

  private static final List<Dimension> USUAL =
      Arrays.asList(
          Dimension.HOUR, Dimension.USER, Dimension.ENDPOINT, Dimension.TYPE, Dimension.STATUS);

  private static final int MOST_HOURS = 24 * 31;

  private final Console console;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      converter = What.class,
      description = "hour, user, tenant, endpoint, type or status; else all of them but tenant")
  private List<Dimension> by = Collections.emptyList();

  @Option(
      names = "--top",
      paramLabel = "GROUPS",
      converter = Top.class,
      defaultValue = "10",
      description = "how many of each, from 1 to 1000; else ${DEFAULT-VALUE}; hours are all shown")
  private int top;

  @Option(
      names = "--agent",
      paramLabel = "PID",
      description = "show what the agent of that JVM counts instead; attach --list shows JVMs")
  private String agent;

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Mixin private final WindowOptions window = new WindowOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final ReadOptions reading;

  Stats(ReadOptions reading, Console console) {
    this.reading = reading;
    this.console = console;
  }

  /** Groups at most. */
  static final class Top extends WholeNumber {

    Top() {
      super(1, 1_000);
    }
  }

  /** What rows are counted by. */
  static final class What implements picocli.CommandLine.ITypeConverter<Dimension> {

    @Override
    public Dimension convert(String text) {
      for (Dimension dimension : Dimension.values()) {
        if (dimension != Dimension.TOTAL && name(dimension).equals(text)) {
          return dimension;
        }
      }
      throw new picocli.CommandLine.TypeConversionException(
          "hour, user, tenant, endpoint, type or status");
    }
  }

  @Override
  public Integer call()
      throws UsageException,
          ConfigurationException,
          QueryException,
          CommandFailedException,
          IOException {
    if (agent != null) {
      printAgent();
      return ExitCode.DONE;
    }
    Selection selection = Selection.of(Scope.everyone(), filter.filter(), window.lastDay());
    Map<Dimension, Breakdown> counted = new LinkedHashMap<>();
    try (ActivityRows rows = reading.open()) {
      counted.put(
          Dimension.TOTAL, rows.breakdown(BreakdownQuery.of(selection, Dimension.TOTAL, 1)));
      for (Dimension dimension : by.isEmpty() ? USUAL : by) {
        int limit = dimension == Dimension.HOUR ? MOST_HOURS : top;
        counted.put(dimension, rows.breakdown(BreakdownQuery.of(selection, dimension, limit)));
      }
    }
    if (output.json()) {
      JsonOutput.print(document(selection, counted), console.out);
    } else {
      print(selection, counted);
    }
    return ExitCode.DONE;
  }

  private void printAgent() throws UsageException, CommandFailedException, IOException {
    if (!agent.matches("[0-9]{1,10}")) {
      throw new UsageException("\"" + agent + "\" is no process id; they are whole numbers.");
    }
    Map<String, Object> figures = AgentFigures.of(agent);
    if (output.json()) {
      JsonOutput.print(figures, console.out);
      return;
    }
    for (Map.Entry<String, Object> figure : figures.entrySet()) {
      String value = VisibleText.line(String.valueOf(figure.getValue()));
      console.out.println(String.format(Locale.ROOT, "%-24s %s", figure.getKey(), value).trim());
    }
  }

  private static String name(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT);
  }

  private void print(Selection selection, Map<Dimension, Breakdown> counted) {
    console.out.println(
        "Requests from "
            + shown(selection.window().from(), "the beginning")
            + " until "
            + shown(selection.window().to(), "now")
            + " (UTC), response times in milliseconds");
    for (Map.Entry<Dimension, Breakdown> each : counted.entrySet()) {
      console.out.println();
      List<List<String>> lines = new ArrayList<>();
      lines.add(
          Arrays.asList(name(each.getKey()), "requests", "failed", "p50", "p95", "p99", "longest"));
      for (Breakdown.Group group : each.getValue().groups()) {
        lines.add(
            Arrays.asList(
                group.key() == null ? "(none)" : group.key(),
                String.valueOf(group.rows()),
                String.valueOf(group.failed()),
                time(group, 50),
                time(group, 95),
                time(group, 99),
                time(group, 100)));
      }
      List<Integer> widths = new ArrayList<>(Collections.nCopies(7, TextTable.MOST_WIDTH));
      widths.set(0, 2 * TextTable.MOST_WIDTH);
      TextTable.print(lines, widths, Colours.of(console.terminal), console.out);
      if (!each.getValue().isComplete()) {
        console.out.println("... and more; --top shows more.");
      }
    }
  }

  private static String shown(Object moment, String otherwise) {
    return moment == null ? otherwise : moment.toString().replace('T', ' ');
  }

  private static String time(Breakdown.Group group, double percent) {
    Long millis = group.times().percentile(percent);
    return millis == null ? "" : millis.toString();
  }

  private static Map<String, Object> document(
      Selection selection, Map<Dimension, Breakdown> counted) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("since", moment(selection.window().from()));
    document.put("until", moment(selection.window().to()));
    for (Map.Entry<Dimension, Breakdown> each : counted.entrySet()) {
      List<Object> groups = new ArrayList<>();
      for (Breakdown.Group group : each.getValue().groups()) {
        Map<String, Object> counts = new LinkedHashMap<>();
        if (each.getKey() != Dimension.TOTAL) {
          counts.put(name(each.getKey()), group.key());
        }
        counts.put("requests", group.rows());
        counts.put("failed", group.failed());
        counts.put("p50", group.times().percentile(50));
        counts.put("p95", group.times().percentile(95));
        counts.put("p99", group.times().percentile(99));
        counts.put("longest", group.times().percentile(100));
        groups.add(counts);
      }
      document.put(name(each.getKey()), each.getKey() == Dimension.TOTAL ? groups.get(0) : groups);
    }
    return document;
  }

  private static String moment(Object moment) {
    return moment == null ? null : moment + "Z";
  }
}
