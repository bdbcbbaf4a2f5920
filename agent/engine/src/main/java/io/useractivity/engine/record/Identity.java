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
   * @param principal the name by which the principal or the session knows the user
   * @param userId from a configured source
   * @param userEmail from a configured source, or known with the principal
   * @param userRole from a configured source, or known with the principal
   * @param tenantId from a configured source, or known with the principal or the session
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
    if (tellsAllOf(other)) {
      return this; // as most requests end: with the user with whom they began
    }
    // The parts of a user belong together: half of one and half of another would be nobody.
    if (hasUser() && other.hasUser() && !isSameUserAs(other)) {
      return new Identity(
          principal, userId, userEmail, userRole, tenantId != null ? tenantId : other.tenantId);
    }
    return new Identity(
        principal != null ? principal : other.principal,
        userId != null ? userId : other.userId,
        userEmail != null ? userEmail : other.userEmail,
        userRole != null ? userRole : other.userRole,
        tenantId != null ? tenantId : other.tenantId);
  }

  private boolean tellsAllOf(Identity other) {
    return (principal != null || other.principal == null)
        && (userId != null || other.userId == null)
        && (userEmail != null || other.userEmail == null)
        && (userRole != null || other.userRole == null)
        && (tenantId != null || other.tenantId == null);
  }

  /** Whether nothing that both tell speaks against it, and something for it. */
  private boolean isSameUserAs(Identity other) {
    boolean id = userId() != null && userId().equals(other.userId());
    boolean email = userEmail() != null && userEmail().equals(other.userEmail());
    boolean otherId = userId() != null && other.userId() != null && !id;
    boolean otherEmail = userEmail() != null && other.userEmail() != null && !email;
    return !otherId && !otherEmail && (id || email);
  }

  int length() {
    return TextLength.of(principal)
        + TextLength.of(userId)
        + TextLength.of(userEmail)
        + TextLength.of(userRole)
        + TextLength.of(tenantId);
  }
}
