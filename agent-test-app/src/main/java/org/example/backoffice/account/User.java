package org.example.backoffice.account;

import java.io.Serializable;

/** Who is signed in; serializable, as a container may keep sessions over a restart. */
public final class User implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long id;
  private final String email;
  private final String role;
  private final String tenantId;

  User(long id, String email, String role, String tenantId) {
    this.id = id;
    this.email = email;
    this.role = role;
    this.tenantId = tenantId;
  }

  public long getId() {
    return id;
  }

  public String getEmail() {
    return email;
  }

  public String getRole() {
    return role;
  }

  public String getTenantId() {
    return tenantId;
  }

  /** Viewers look at orders; everybody else works with them. */
  public boolean mayChangeOrders() {
    return !"viewer".equals(role);
  }
}
