package io.useractivity.engine.metrics;

import java.util.Map;

/** All figures in the text format of Prometheus, version 0.0.4. */
public final class PrometheusText {

  private static final String PREFIX = "user_activity_";

  private PrometheusText() {}

  public static String of(Figures figures) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> figure : figures.all().entrySet()) {
      line(name(figure.getKey()), "untyped", figure.getValue(), text);
    }
    String lost = PREFIX + "rows_lost_total";
    text.append("# TYPE ").append(lost).append(" counter\n");
    for (Losses.Reason reason : Losses.Reason.values()) {
      long count = figures.losses().count(reason);
      text.append(lost)
          .append("{reason=\"")
          .append(reason.key())
          .append("\"} ")
          .append(count)
          .append('\n');
    }
    for (Map.Entry<String, Map<String, Long>> named : figures.named().entrySet()) {
      String name = name(named.getKey());
      text.append("# TYPE ").append(name).append(" untyped\n");
      for (Map.Entry<String, Long> each : named.getValue().entrySet()) {
        text.append(name)
            .append("{name=\"")
            .append(label(each.getKey()))
            .append("\"} ")
            .append(each.getValue())
            .append('\n');
      }
    }
    Health health = figures.health();
    long success = health.lastSuccessMillis() / 1_000;
    line(PREFIX + "last_success_timestamp_seconds", "gauge", success, text);
    line(PREFIX + "healthy", "gauge", health.word().equals("ok") ? 1 : 0, text);
    return text.toString();
  }

  private static String name(String figure) {
    return PREFIX + figure.replaceAll("[^a-z0-9]+", "_");
  }

  private static String label(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static void line(String name, String type, long value, StringBuilder text) {
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    text.append(name).append(' ').append(value).append('\n');
  }
}
