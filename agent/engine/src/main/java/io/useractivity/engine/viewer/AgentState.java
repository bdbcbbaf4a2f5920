package io.useractivity.engine.viewer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the agent that fills the table is, as its host says it; immutable. */
public final class AgentState {

  private final Map<String, String> figures;
  private final List<String> troubles;

  /**
   * A state.
   *
   * @param figures texts by the names that the page's messages have: {@code recorded}, {@code
   *     stored}, {@code waiting}, {@code lost}, {@code failed}, ...; another name is shown as it is
   * @param troubles a sentence each; none if all is well
   */
  public AgentState(Map<String, String> figures, List<String> troubles) {
    this.figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    this.troubles = Collections.unmodifiableList(new ArrayList<>(troubles));
  }

  Map<String, String> figures() {
    return figures;
  }

  List<String> troubles() {
    return troubles;
  }

  /** Whoever knows it at any moment. */
  public interface Source {

    /** Null where no agent is at hand, as with {@code serve}. */
    AgentState now();
  }
}
