package org.example.ledger;

import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A user as applications make them: Spring's own with a few more properties. */
public final class Clerk extends User {

  private static final long serialVersionUID = 1L;

  private final String tenantId;

  Clerk(String username, String password, String tenantId, List<GrantedAuthority> authorities) {
    super(username, password, authorities);
    this.tenantId = tenantId;
  }

  public String getEmail() {
    return getUsername() + "@ledger.example";
  }

  public String getTenantId() {
    return tenantId;
  }
}
