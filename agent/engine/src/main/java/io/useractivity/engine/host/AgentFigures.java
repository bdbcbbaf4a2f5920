package io.useractivity.engine.host;

import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.viewer.AgentState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the agent of this JVM is, from its figures. For any thread. */
final class AgentFigures implements AgentState.Source {

  private final Figures figures;

  AgentFigures(Figures figures) {
    this.figures = figures;
  }

  @Override
  public AgentState now() {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Map.Entry<String, Long> figure : figures.all().entrySet()) {
      shown.put(figure.getKey(), String.valueOf(figure.getValue()));
    }
    return new AgentState(shown, troubles());
  }

  private List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    String lost = figures.losses().byReason();
    if (!lost.isEmpty()) {
      troubles.add("Not every request has its row: " + lost + ".");
    }
    return troubles;
  }
}
