package io.useractivity.engine.viewer;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who asks for a page, as the host knows it: from the request's own principal and roles, or from
 * the configured sources; never from what a client can say of itself. Immutable.
 */
public final class Viewer {

  /** Nobody is signed in. */
  public static final Viewer ANONYMOUS =
      new Viewer(false, null, null, null, Collections.<String>emptySet());

  private final boolean operator;
  private final String userId;
  private final String userEmail;
  private final String tenantId;
  private final Set<String> roles;

  private Viewer(
      boolean operator, String userId, String userEmail, String tenantId, Set<String> roles) {
    this.operator = operator;
    this.userId = userId;
    this.userEmail = userEmail;
    this.tenantId = tenantId;
    this.roles = roles;
  }

  /** Whoever has the configuration file, and so the database anyway: sees everyone's rows. */
  public static Viewer operator() {
    return new Viewer(true, null, null, null, Collections.<String>emptySet());
  }

  /**
   * A user of the application, as rows name users.
   *
   * @param userId null if it is not known
   * @param userEmail null if it is not known
   * @param tenantId null if there is none
   * @param roles those that the user really has; only those of {@code view.admin-roles} and {@code
   *     view.tenant-admin-roles} matter
   */
  public static Viewer user(
      String userId, String userEmail, String tenantId, Collection<String> roles) {
    Set<String> copy = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
    return new Viewer(false, given(userId), given(userEmail), given(tenantId), copy);
  }

  private static String given(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  boolean isOperator() {
    return operator;
  }

  /** Whether nobody is signed in. */
  boolean isAnonymous() {
    return !operator && userId == null && userEmail == null;
  }

  /** Null if it is not known. */
  String userId() {
    return userId;
  }

  /** Null if it is not known. */
  String userEmail() {
    return userEmail;
  }

  /** Null if there is none. */
  String tenantId() {
    return tenantId;
  }

  /** Tells viewers apart. */
  String key() {
    return userId + "\n" + userEmail + "\n" + tenantId;
  }

  boolean hasAnyOf(Collection<String> wanted) {
    return !Collections.disjoint(roles, wanted);
  }
}
