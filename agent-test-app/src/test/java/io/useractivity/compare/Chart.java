package io.useractivity.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All results as a drawing: for each measure a bar for each contender, as long as the median, with
 * a line over the range. A bar that would make the others too short to compare ends in a gap; its
 * figure tells how far it goes.
 */
final class Chart {

  private static final List<Measure> MEASURES =
      List.of(
          Measure.CPU_SATURATED,
          Measure.CPU_RATE,
          Measure.CPU_NEW_SATURATED,
          Measure.CPU_NEW_RATE,
          Measure.P50,
          Measure.P99,
          Measure.THROUGHPUT,
          Measure.KEPT_SATURATED,
          Measure.START,
          Measure.ALLOCATED,
          Measure.HEAP,
          Measure.METASPACE);

  private static final int COLUMNS = 2;
  private static final int PANEL_WIDTH = 470;
  private static final int LABEL_WIDTH = 140;
  private static final int BAR_WIDTH = 220;
  private static final int LINE_HEIGHT = 20;
  private static final int TITLE_HEIGHT = 26;
  private static final int MARGIN = 16;

  /** How many medians of all contenders a panel is wide. */
  private static final int MEDIANS_SHOWN = 4;

  private final Plan plan;
  private final Results results;
  private final StringBuilder svg = new StringBuilder();

  private Chart(Plan plan, Results results) {
    this.plan = plan;
    this.results = results;
  }

  static String of(Plan plan, Results results) {
    return new Chart(plan, results).draw();
  }

  private String draw() {
    int panelHeight = TITLE_HEIGHT + plan.contenders().size() * LINE_HEIGHT + MARGIN;
    int lines = (MEASURES.size() + COLUMNS - 1) / COLUMNS;
    int width = COLUMNS * PANEL_WIDTH + MARGIN;
    int height = lines * panelHeight + MARGIN;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">",
        width, height, width, height);
    add("<title>What each contender costs: medians and ranges</title>");
    add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
    for (int i = 0; i < MEASURES.size(); i++) {
      panel(
          MEASURES.get(i), MARGIN + i % COLUMNS * PANEL_WIDTH, MARGIN + i / COLUMNS * panelHeight);
    }
    add("</svg>");
    return svg.toString();
  }

  private void panel(Measure measure, int left, int top) {
    add(
        "<text x=\"%d\" y=\"%d\" font-weight=\"bold\" fill=\"#1f2328\">%s</text>",
        left, top + 12, measure.title());
    double end = end(measure);
    int y = top + TITLE_HEIGHT;
    for (Contender contender : plan.contenders()) {
      add(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1f2328\">%s</text>",
          left + LABEL_WIDTH - 8, y + 12, contender.title());
      Optional<Spread> spread = results.spread(contender, measure);
      if (spread.isPresent()) {
        bar(contender, measure, spread.get(), end, left + LABEL_WIDTH, y);
      }
      y += LINE_HEIGHT;
    }
  }

  /** The value at the right edge. */
  private double end(Measure measure) {
    double[] medians =
        plan.contenders().stream()
            .flatMap(each -> results.spread(each, measure).stream())
            .mapToDouble(Spread::median)
            .toArray();
    double highest =
        plan.contenders().stream()
            .flatMap(each -> results.spread(each, measure).stream())
            .mapToDouble(Spread::highest)
            .max()
            .orElse(1);
    double usual = Spread.of(medians).map(Spread::median).orElse(1.0);
    return Math.max(1e-9, Math.min(highest, MEDIANS_SHOWN * usual));
  }

  private void bar(Contender contender, Measure measure, Spread spread, double end, int x, int y) {
    double scale = BAR_WIDTH / end;
    double length = Math.min(BAR_WIDTH, spread.median() * scale);
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>",
        x, y, Math.max(1, length), contender == Contender.AGENT ? "#0969da" : "#b1bac4");
    if (spread.median() > end) {
      add("<path d=\"M%d %d l6 -18 h4 l-6 18 z\" fill=\"#ffffff\"/>", x + BAR_WIDTH - 26, y + 16);
    }
    double from = Math.min(BAR_WIDTH, spread.lowest() * scale);
    double to = Math.min(BAR_WIDTH, spread.highest() * scale);
    if (to - from > 1) {
      add(
          "<path d=\"M%.1f %d H%.1f M%.1f %d v6 M%.1f %d v6\" stroke=\"#1f2328\" fill=\"none\"/>",
          x + from, y + 7, x + to, x + from, y + 4, x + to, y + 4);
    }
    add(
        "<text x=\"%.1f\" y=\"%d\" fill=\"#1f2328\">%s</text>",
        x + Math.max(length, to) + 6, y + 12, measure.format(spread.median()));
  }

  private void add(String element, Object... values) {
    svg.append(String.format(Locale.ROOT, element, values)).append('\n');
  }
}
