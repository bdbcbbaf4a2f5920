package io.useractivity.engine.capture.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who asks for a page, as rows name users: told by the application or its container alone, never by
 * what a client can say of itself. Immutable.
 */
public final class Asker {

  /** Nobody is signed in. */
  public static final Asker NOBODY = new Asker(null, null, null, Collections.<String>emptySet());

  private final String userId;
  private final String userEmail;
  private final String tenantId;
  private final Set<String> roles;

  Asker(String userId, String userEmail, String tenantId, Collection<String> roles) {
    this.userId = userId;
    this.userEmail = userEmail;
    this.tenantId = tenantId;
    this.roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
  }

  public boolean isNobody() {
    return userId == null && userEmail == null;
  }

  /** Null if it is not known. */
  public String userId() {
    return userId;
  }

  /** Null if it is not known. */
  public String userEmail() {
    return userEmail;
  }

  /** Null if there is none, or none that the application vouches for. */
  public String tenantId() {
    return tenantId;
  }

  /** Of those that were asked for. */
  public Set<String> roles() {
    return roles;
  }
}
