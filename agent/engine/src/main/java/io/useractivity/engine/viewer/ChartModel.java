package io.useractivity.engine.viewer;

import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.TimelineQuery;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart of how many rows there were when, and how many failed, for its template: bars, which no
 * script has to draw. Immutable.
 */
final class ChartModel {

  /** What a bar may stand for, in seconds. */
  private static final int[] STEPS = {
    10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
    604_800
  };

  private static final int MOST_BARS = 100;
  private static final int HEIGHT = 100;
  private static final int BAR = 10;
  private static final int TICKS = 4;
  private static final long DAY = 86_400;

  private final LocalDateTime from;
  private final int step;
  private final int count;

  private ChartModel(LocalDateTime from, LocalDateTime to, int step) {
    this.from = from;
    this.step = step;
    this.count = Math.max(1, (int) ((seconds(to) - seconds(from) + step - 1) / step));
  }

  /**
   * That of a page's time.
   *
   * @return null if the time is so long, or without a beginning, that its rows are not counted
   */
  static ChartModel of(TimeRange time, LocalDateTime now) {
    LocalDateTime to = time.to() == null ? now.plusSeconds(1) : time.to();
    if (time.from() == null || !time.from().isBefore(to)) {
      return null;
    }
    long length = seconds(to) - seconds(time.from());
    for (int step : STEPS) {
      if (length <= (long) step * MOST_BARS) {
        long begin = Math.floorDiv(seconds(time.from()), (long) step) * step;
        return new ChartModel(LocalDateTime.ofEpochSecond(begin, 0, ZoneOffset.UTC), to, step);
      }
    }
    return null;
  }

  private static long seconds(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /** What it asks for, of the same rows as the page. */
  TimelineQuery query(Selection selection) {
    return TimelineQuery.of(selection, from, Duration.ofSeconds(step));
  }

  /** The values of the template. */
  Map<String, Object> model(Timeline timeline, Visit visit, PageQuery query) {
    long[] rows = new long[count];
    long[] failed = new long[count];
    for (Timeline.Step each : timeline.steps()) {
      if (each.number() >= 0 && each.number() < count) {
        rows[(int) each.number()] = each.rows();
        failed[(int) each.number()] = each.failed();
      }
    }
    long most = 1;
    long all = 0;
    long allFailed = 0;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, rows[i]);
      all += rows[i];
      allFailed += failed[i];
    }
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (rows[i] > 0) {
        bars.add(bar(i, rows[i], failed[i], most, visit, query));
      }
    }
    Texts texts = visit.texts;
    boolean estimated = timeline.eachStandsFor() > 1;
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("bars", bars);
    model.put("width", count * BAR);
    model.put("most", texts.number(most));
    model.put("ticks", ticks(texts));
    model.put(
        "summary",
        texts.of(
            estimated ? "chart-about" : "chart-summary",
            texts.number(all),
            texts.number(allFailed)));
    model.put("failed", allFailed > 0);
    model.put("estimated", estimated ? texts.of("chart-estimated", timeline.eachStandsFor()) : "");
    return model;
  }

  private Map<String, Object> bar(
      int number, long rows, long failed, long most, Visit visit, PageQuery query) {
    LocalDateTime begin = from.plusSeconds((long) number * step);
    LocalDateTime end = begin.plusSeconds(step);
    double height = Math.max(2, (double) HEIGHT * rows / most);
    double red = failed == 0 ? 0 : Math.max(2, height * failed / rows);
    Texts texts = visit.texts;
    Map<String, Object> bar = new LinkedHashMap<>();
    bar.put("x", number * BAR + 1);
    bar.put("y", tenths(HEIGHT - height));
    bar.put("height", tenths(height));
    bar.put("failedY", tenths(HEIGHT - red));
    bar.put("failedHeight", failed == 0 ? "" : tenths(red));
    bar.put("label", label(begin, texts) + " \u2013 " + label(end, texts));
    bar.put("rows", texts.number(rows));
    bar.put("failed", texts.number(failed));
    PageQuery narrower = TimeRange.between(query, begin, end);
    bar.put("href", visit.links.list(visit.section, narrower));
    return bar;
  }

  private static String tenths(double number) {
    long tenths = Math.round(number * 10);
    return tenths / 10 + "." + tenths % 10;
  }

  /** Evenly between the beginning and the end. */
  private List<Map<String, Object>> ticks(Texts texts) {
    List<Map<String, Object>> ticks = new ArrayList<>();
    for (int i = 0; i <= TICKS; i++) {
      LocalDateTime moment = from.plusSeconds(Math.round((double) count * i / TICKS) * step);
      Map<String, Object> tick = new LinkedHashMap<>();
      tick.put("iso", moment + "Z");
      tick.put("text", label(moment, texts));
      ticks.add(tick);
    }
    return ticks;
  }

  private String label(LocalDateTime moment, Texts texts) {
    boolean days = step >= DAY;
    boolean withDay = days || (long) count * step > DAY;
    String format = days ? "format-day-short" : withDay ? "format-day-time" : "format-time";
    return DateTimeFormatter.ofPattern(texts.of(format), texts.locale()).format(moment);
  }
}
