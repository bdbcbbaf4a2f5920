package io.useractivity.engine.capture;

import io.useractivity.engine.config.ValueSource;
import io.useractivity.engine.record.Identity;
import java.util.List;

/** Where to look for the user and the tenant of a request; immutable. */
public final class IdentitySources {

  private final List<ValueSource> userId;
  private final List<ValueSource> userEmail;
  private final List<ValueSource> userRole;
  private final List<ValueSource> tenantId;

  public IdentitySources(
      List<ValueSource> userId,
      List<ValueSource> userEmail,
      List<ValueSource> userRole,
      List<ValueSource> tenantId) {
    this.userId = userId;
    this.userEmail = userEmail;
    this.userRole = userRole;
    this.tenantId = tenantId;
  }

  /** What the request tells at this moment. Its principal may be known to a wrapper only. */
  Identity read(ServletApi api, Object request) {
    String principal = principal(api, request);
    String id = first(userId, api, request, principal);
    String email = first(userEmail, api, request, principal);
    String role = first(userRole, api, request, principal);
    String tenant = first(tenantId, api, request, principal);
    if (principal == null && id == null && email == null && role == null && tenant == null) {
      return Identity.UNKNOWN;
    }
    return new Identity(principal, id, email, role, tenant);
  }

  private static String first(
      List<ValueSource> sources, ServletApi api, Object request, String principal) {
    for (int i = 0; i < sources.size(); i++) {
      String value = value(sources.get(i), api, request, principal);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  private static String value(
      ValueSource source, ServletApi api, Object request, String principal) {
    try {
      switch (source.kind()) {
        case HEADER:
          return api.header(request, source.name());
        case SESSION:
          Object session = api.session(request);
          return session == null ? null : text(api.sessionAttribute(session, source.name()));
        default:
          return principal;
      }
    } catch (Throwable invalidatedSession) {
      return null; // IllegalStateException by the specification: the value is gone.
    }
  }

  private static String principal(ServletApi api, Object request) {
    try {
      return api.principalName(request);
    } catch (Throwable lazyAuthenticationFailed) {
      return null; // The application's wrappers answer here; what they throw is no business of
      // ours.
    }
  }

  /** Plain values only: an object of the application's is not to be called. */
  private static String text(Object value) {
    boolean plain =
        value instanceof CharSequence || value instanceof Number || value instanceof Enum;
    return plain || value instanceof java.util.UUID ? value.toString() : null;
  }
}
