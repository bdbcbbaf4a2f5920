package io.useractivity.engine.classify;

/** What a request is called; immutable, any part but type and action may be null. */
public final class Classification {

  private final String activityType;
  private final String action;
  private final String resourceType;
  private final String resourceId;

  Classification(String activityType, String action, String resourceType, String resourceId) {
    this.activityType = activityType;
    this.action = action;
    this.resourceType = resourceType;
    this.resourceId = resourceId;
  }

  /** Such as {@code view}, {@code create}, {@code update} or {@code delete}. */
  public String activityType() {
    return activityType;
  }

  /** Method and route, with {@code {id}} for ids: few different values, fit for grouping. */
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
