package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Breakdown;
import io.useractivity.engine.query.ResponseTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Counts as lines of cells: whether they are all, and then each group with its times. */
final class BreakdownLines {

  private BreakdownLines() {}

  static List<List<String>> write(Breakdown breakdown) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Arrays.asList(String.valueOf(breakdown.isComplete())));
    for (Breakdown.Group group : breakdown.groups()) {
      List<String> line = new ArrayList<>();
      line.add(group.key());
      line.add(String.valueOf(group.rows()));
      line.add(String.valueOf(group.failed()));
      for (Map.Entry<Long, Long> count : group.times().counts().entrySet()) {
        line.add(String.valueOf(count.getKey()));
        line.add(String.valueOf(count.getValue()));
      }
      lines.add(line);
    }
    return lines;
  }

  static Breakdown read(List<List<String>> lines) {
    List<Breakdown.Group> groups = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      ResponseTimes times = new ResponseTimes();
      for (int i = 3; i + 1 < line.size(); i += 2) {
        times.add(Long.parseLong(line.get(i)), Long.parseLong(line.get(i + 1)));
      }
      groups.add(
          new Breakdown.Group(
              line.get(0), Long.parseLong(line.get(1)), Long.parseLong(line.get(2)), times));
    }
    return new Breakdown(groups, Boolean.parseBoolean(lines.get(0).get(0)));
  }
}
