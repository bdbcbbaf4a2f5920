package io.useractivity.engine.store.retention;

import java.time.LocalDateTime;

/** What tells a row apart and decides how long it stays; immutable. Texts may be null. */
public final class RowKey {

  private final long id;
  private final LocalDateTime createdAt;
  private final String activityType;
  private final String tenantId;
  private final String userId;
  private final String userEmail;

  /**
   * @param createdAt in UTC
   */
  public RowKey(
      long id,
      LocalDateTime createdAt,
      String activityType,
      String tenantId,
      String userId,
      String userEmail) {
    this.id = id;
    this.createdAt = createdAt;
    this.activityType = activityType;
    this.tenantId = tenantId;
    this.userId = userId;
    this.userEmail = userEmail;
  }

  public long id() {
    return id;
  }

  /** In UTC; an id may be given again once its row has gone, and then at another time. */
  public LocalDateTime createdAt() {
    return createdAt;
  }

  public String activityType() {
    return activityType;
  }

  public String tenantId() {
    return tenantId;
  }

  public String userId() {
    return userId;
  }

  public String userEmail() {
    return userEmail;
  }
}
