package org.example.backoffice.account;

import java.security.Principal;

/** A user as the servlet API wants to see one: by name alone, which here is the e-mail address. */
final class EmailPrincipal implements Principal {
  private final String email;

  EmailPrincipal(String email) {
    this.email = email;
  }

  @Override
  public String getName() {
    return email;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailPrincipal && ((EmailPrincipal) other).email.equals(email);
  }

  @Override
  public int hashCode() {
    return email.hashCode();
  }

  @Override
  public String toString() {
    return email;
  }
}
