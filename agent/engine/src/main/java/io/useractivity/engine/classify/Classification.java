package io.useractivity.engine.classify;

import io.useractivity.boundaries.DontInline;
import java.util.Collections;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a request is called; immutable, any part but type and action may be null. */
public final class Classification {

  private final String rule;
  private final boolean recorded;
  private final String activityType;
  private final String action;
  private final String resourceType;
  private final String resourceId;
  private final Map<String, String> variables;

  /**
   * @param variables what stands in the path for the variables of the rule and of the framework's
   *     route, by their names; nobody may change it any more
   */
  Classification(
      String rule,
      boolean recorded,
      String activityType,
      String action,
      String resourceType,
      String resourceId,
      Map<String, String> variables) {
    this.rule = rule;
    this.recorded = recorded;
    this.activityType = activityType;
    this.action = action;
    this.resourceType = resourceType;
    this.resourceId = resourceId;
    this.variables = variables;
  }

  /** The same under another activity type. */
  Classification as(String type) {
    return new Classification(rule, recorded, type, action, resourceType, resourceId, variables);
  }

  /**
   * The same in other words, and without variables.
   *
   * @param words is given each text that is not null
   */
  @DontInline
  public Classification in(UnaryOperator<String> words) {
    return new Classification(
        rule,
        recorded,
        words.apply(activityType),
        words.apply(action),
        resourceType == null ? null : words.apply(resourceType),
        resourceId == null ? null : words.apply(resourceId),
        Collections.emptyMap());
  }

  /** The name of the rule that matched, null for none. */
  public String rule() {
    return rule;
  }

  /** Whether the request leaves a row. */
  public boolean isRecorded() {
    return recorded;
  }

  /** Such as {@code view}, {@code create}, {@code update} or {@code delete}. */
  public String activityType() {
    return activityType;
  }

  /** Unless a rule says it, method and route: few different values, fit for grouping. */
  public String action() {
    return action;
  }

  public String resourceType() {
    return resourceType;
  }

  public String resourceId() {
    return resourceId;
  }

  /** What stands in the path for variables, decoded, by their names; not to be changed. */
  public Map<String, String> variables() {
    return variables;
  }
}
