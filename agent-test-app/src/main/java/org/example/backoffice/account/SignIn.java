package org.example.backoffice.account;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/** The one place that knows how the session remembers who is signed in. */
public final class SignIn {
  private static final String USER = "user";
  private static final String TENANT_ID = "tenantId";

  private SignIn() {}

  /** In a new session, so that an id planted before the login is worthless after it. */
  static void begin(HttpServletRequest request, User user) {
    end(request);
    HttpSession session = request.getSession();
    session.setAttribute(USER, user);
    session.setAttribute(TENANT_ID, user.getTenantId());
  }

  static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  /** The signed-in user, or null; never creates a session. */
  public static User user(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return null;
    }
    try {
      return (User) session.getAttribute(USER);
    } catch (IllegalStateException invalidatedMeanwhile) {
      return null;
    }
  }
}
