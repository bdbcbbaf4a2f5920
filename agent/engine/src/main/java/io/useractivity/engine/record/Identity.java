package io.useractivity.engine.record;

/** Who sent a request, as far as it is known; immutable, any part may be null. */
public final class Identity {

  /** Nobody is known. */
  public static final Identity UNKNOWN = new Identity(null, null, null, null, null);

  private final String principal;
  private final String userId;
  private final String userEmail;
  private final String userRole;
  private final String tenantId;

  /**
   * @param principal the name of the container's or a security wrapper's principal
   * @param userId from a configured source
   * @param userEmail from a configured source
   * @param userRole from a configured source
   * @param tenantId from a configured source
   */
  public Identity(
      String principal, String userId, String userEmail, String userRole, String tenantId) {
    this.principal = principal;
    this.userId = userId;
    this.userEmail = userEmail;
    this.userRole = userRole;
    this.tenantId = tenantId;
  }

  /** The configured user id, else the principal's name. */
  public String userId() {
    return userId != null ? userId : principal;
  }

  /** The configured e-mail address, else the principal's name if it is one. */
  public String userEmail() {
    if (userEmail != null) {
      return userEmail;
    }
    return principal != null && principal.indexOf('@') > 0 ? principal : null;
  }

  public String userRole() {
    return userRole;
  }

  public String tenantId() {
    return tenantId;
  }

  /** Whether any part tells who the user is. */
  public boolean hasUser() {
    return principal != null || userId != null || userEmail != null;
  }

  /** This identity where it says something, the other where it does not. */
  public Identity orElse(Identity other) {
    if (other == UNKNOWN || other == this) {
      return this;
    }
    // The parts of a user belong together: half of one and half of another would be nobody.
    Identity user = hasUser() ? this : other;
    return new Identity(
        user.principal,
        user.userId,
        user.userEmail,
        user.userRole != null ? user.userRole : userRole,
        tenantId != null ? tenantId : other.tenantId);
  }

  int length() {
    return ActivityRecord.length(principal)
        + ActivityRecord.length(userId)
        + ActivityRecord.length(userEmail)
        + ActivityRecord.length(userRole)
        + ActivityRecord.length(tenantId);
  }
}
