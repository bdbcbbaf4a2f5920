package io.useractivity.engine.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Which rows are wanted, as far as they may be seen: those that meet all conditions; immutable. */
public final class Filter {

  /** All of them. */
  public static final Filter NONE = new Filter(Collections.<Condition>emptyList());

  private final List<Condition> conditions;

  private Filter(List<Condition> conditions) {
    this.conditions = Collections.unmodifiableList(conditions);
  }

  public static Filter of(List<Condition> conditions) {
    return new Filter(new ArrayList<>(conditions));
  }

  public static Filter of(Condition... conditions) {
    return of(Arrays.asList(conditions));
  }

  public List<Condition> conditions() {
    return conditions;
  }
}
