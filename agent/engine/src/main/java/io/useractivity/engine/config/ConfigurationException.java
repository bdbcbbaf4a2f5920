package io.useractivity.engine.config;

import java.util.Collections;
import java.util.List;

/** The configuration can't be used; says everything that is wrong with it at once. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigurationException(List<String> problems) {
    super(String.join(" ", problems), null, false, false);
    this.problems = Collections.unmodifiableList(problems);
  }

  /** One sentence each: what, where, what instead. */
  public List<String> problems() {
    return problems;
  }
}
