package io.useractivity.engine.store.read;

import io.useractivity.engine.query.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A timeline as lines of cells: what each row stands for, and then each step. */
final class TimelineLines {

  private TimelineLines() {}

  static List<List<String>> write(Timeline timeline) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Collections.singletonList(String.valueOf(timeline.eachStandsFor())));
    for (Timeline.Step step : timeline.steps()) {
      lines.add(
          Arrays.asList(
              String.valueOf(step.number()),
              String.valueOf(step.rows()),
              String.valueOf(step.failed())));
    }
    return lines;
  }

  static Timeline read(List<List<String>> lines) {
    List<Timeline.Step> steps = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      steps.add(
          new Timeline.Step(
              Long.parseLong(line.get(0)),
              Long.parseLong(line.get(1)),
              Long.parseLong(line.get(2))));
    }
    return new Timeline(steps, Integer.parseInt(lines.get(0).get(0)));
  }
}
