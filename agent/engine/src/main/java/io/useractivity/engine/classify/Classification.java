package io.useractivity.engine.classify;

/** What a request is called; immutable, any part but type and action may be null. */
public final class Classification {

  private final String rule;
  private final boolean recorded;
  private final String activityType;
  private final String action;
  private final String resourceType;
  private final String resourceId;

  Classification(
      String rule,
      boolean recorded,
      String activityType,
      String action,
      String resourceType,
      String resourceId) {
    this.rule = rule;
    this.recorded = recorded;
    this.activityType = activityType;
    this.action = action;
    this.resourceType = resourceType;
    this.resourceId = resourceId;
  }

  /** The same under another activity type. */
  Classification as(String type) {
    return new Classification(rule, recorded, type, action, resourceType, resourceId);
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
}
