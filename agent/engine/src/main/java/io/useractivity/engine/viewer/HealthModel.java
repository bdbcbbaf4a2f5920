package io.useractivity.engine.viewer;

import io.useractivity.engine.query.LastRun;
import io.useractivity.engine.query.TableSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How agent and table are, for the overview's template. Immutable. */
final class HealthModel {

  private final Texts texts;
  private final Moments moments;

  HealthModel(Visit visit) {
    this.texts = visit.texts;
    this.moments = new Moments(visit.texts, visit.now);
  }

  /**
   * False if there is nothing to tell.
   *
   * @param state null where no agent is at hand
   * @param table null if it could not be asked
   */
  Object model(AgentState state, TableSummary table) {
    List<Map<String, Object>> figures = new ArrayList<>();
    if (state != null) {
      for (Map.Entry<String, String> figure : state.figures().entrySet()) {
        String key = "agent-" + figure.getKey();
        add(figures, texts.has(key) ? texts.of(key) : figure.getKey(), figure.getValue());
      }
    }
    if (table != null) {
      add(figures, table);
    }
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("figures", figures);
    health.put("well", state != null && state.troubles().isEmpty());
    return figures.isEmpty() ? false : health;
  }

  private void add(List<Map<String, Object>> figures, TableSummary table) {
    if (table.rows() != null) {
      add(figures, texts.of("table-rows"), "\u2248\u00a0" + texts.number(table.rows()));
    }
    if (table.bytes() != null) {
      add(figures, texts.of("table-size"), texts.bytes(table.bytes()));
    }
    if (table.retention() != null) {
      add(figures, texts.of("table-retention"), told(table.retention()));
    }
  }

  private String told(LastRun run) {
    String began = moments.ago(run.started());
    String archived = texts.number(run.archived());
    String deleted = texts.number(run.deleted());
    if (run.ended() == null) {
      return texts.of("retention-open", began);
    }
    return run.failure() == null
        ? texts.of("retention-done", began, archived, deleted)
        : texts.of("retention-failed", began, archived, deleted, run.failure());
  }

  private static void add(List<Map<String, Object>> figures, String name, String value) {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("name", name);
    figure.put("value", value);
    figures.add(figure);
  }
}
