package io.useractivity.engine.record;

import java.util.ArrayList;
import java.util.List;

/** Records and rows to send through; told apart by their paths. */
public final class Records {

  private Records() {}

  public static ActivityRecord get(String path) {
    return get(path, 200);
  }

  public static ActivityRecord get(String path, int status) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder("GET", path).contextPath("").client("::1", null).build())
        .outcome(Outcome.of(status))
        .build();
  }

  /** A row that was numbered by {@link #number}. */
  public static ActivityRow row(int number) {
    return new ActivityRow.Builder().value(Column.RESPONSE_TIME_MS, number).build();
  }

  public static List<ActivityRow> rows(int from, int to) {
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(row(i));
    }
    return rows;
  }

  public static int number(ActivityRow row) {
    return (Integer) row.value(Column.RESPONSE_TIME_MS);
  }
}
