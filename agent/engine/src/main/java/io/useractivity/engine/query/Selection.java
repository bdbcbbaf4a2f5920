package io.useractivity.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows that a question is about: whose, which, from when; immutable. */
public final class Selection {

  private final Scope scope;
  private final Filter filter;
  private final Window window;

  private Selection(Scope scope, Filter filter, Window window) {
    this.scope = scope;
    this.filter = filter;
    this.window = window;
  }

  public static Selection of(Scope scope, Filter filter, Window window) {
    return new Selection(scope, filter, window);
  }

  /** What the rows meet, whether for what may be seen or for what is wanted. */
  public List<Condition> conditions() {
    List<Condition> all = new ArrayList<>(scope.conditions());
    all.addAll(filter.conditions());
    return Collections.unmodifiableList(all);
  }

  public Scope scope() {
    return scope;
  }

  public Filter filter() {
    return filter;
  }

  public Window window() {
    return window;
  }
}
