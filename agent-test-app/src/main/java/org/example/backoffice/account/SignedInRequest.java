package org.example.backoffice.account;

import java.security.Principal;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** Answers the servlet API's questions for the user from the session, as it is at each call. */
final class SignedInRequest extends HttpServletRequestWrapper {
  private final HttpServletRequest request;

  SignedInRequest(HttpServletRequest request) {
    super(request);
    this.request = request;
  }

  @Override
  public Principal getUserPrincipal() {
    User user = SignIn.user(request);
    return user == null ? null : new EmailPrincipal(user.getEmail());
  }

  @Override
  public String getRemoteUser() {
    User user = SignIn.user(request);
    return user == null ? null : user.getEmail();
  }

  @Override
  public boolean isUserInRole(String role) {
    User user = SignIn.user(request);
    return user != null && user.getRole().equals(role);
  }
}
