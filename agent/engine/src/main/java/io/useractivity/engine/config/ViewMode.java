package io.useractivity.engine.config;

/** Whether the application that the agent is in serves the pages. */
public enum ViewMode {
  /** Where no servlet of the application's own has the path. */
  AUTO,
  /** Also in place of a servlet that takes every path. */
  TRUE,
  /** Not at all. */
  FALSE
}
