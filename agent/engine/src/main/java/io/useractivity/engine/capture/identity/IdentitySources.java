package io.useractivity.engine.capture.identity;

import io.useractivity.engine.config.ValueSource;
import io.useractivity.engine.record.Identity;
import java.util.List;
import java.util.Locale;

/**
 * Where to look for the user and the tenant of a request: the configured sources, and for what they
 * do not tell the principal, then usual attributes of the session. Immutable but for what has been
 * learnt of the applications' sessions.
 */
public final class IdentitySources {

  private static final String[] EMAILS = {"email", "userEmail"};
  private static final String[] ROLES = {"role", "userRole"};
  private static final String[] TENANTS = {"tenantId", "tenant", "tenant_id"};

  private final List<ValueSource> userId;
  private final List<ValueSource> userEmail;
  private final List<ValueSource> userRole;
  private final List<ValueSource> tenantId;
  private final SessionUsers sessionUsers = new SessionUsers();
  private final IdentityTraces traces = new IdentityTraces();

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

  /** What was seen of the applications' sessions. */
  public SessionSightings sightings() {
    return sessionUsers.sightings();
  }

  /** For who wants to know which source says what. */
  public IdentityTraces traces() {
    return traces;
  }

  /** A dispatch has ended: whether its session's user is known, for what is said of sessions. */
  void saw(RequestInHand request, Identity identity) {
    if (request.session() == null) {
      return;
    }
    ApplicationSessions application = sightings().of(request.line.contextPath());
    if (identity.hasUser()) {
      application.sawUser();
    } else {
      application.sawNobody(request);
    }
  }

  List<ValueSource> userId() {
    return userId;
  }

  List<ValueSource> userEmail() {
    return userEmail;
  }

  List<ValueSource> userRole() {
    return userRole;
  }

  List<ValueSource> tenantId() {
    return tenantId;
  }

  /** Whether nothing is configured. */
  boolean areDefault() {
    return userId.isEmpty() && userEmail.isEmpty() && userRole.isEmpty() && tenantId.isEmpty();
  }

  /** Whether the user is known, and a value for everything that has sources. */
  boolean areAnsweredBy(Identity identity) {
    return identity.userId() != null
        && (userEmail.isEmpty() || identity.userEmail() != null)
        && (userRole.isEmpty() || identity.userRole() != null)
        && (tenantId.isEmpty() || identity.tenantId() != null);
  }

  /**
   * What the request tells at this moment. Its principal may be known to a wrapper only.
   *
   * @param withSession whether to look for a user in the session if there is no principal. Looking
   *     can make a session's wrapper fetch it from afar.
   */
  Finding read(RequestInHand request, boolean withSession) {
    Account principal = Account.of(request.principal());
    Account account = withSession ? orInSession(principal, request) : principal;
    String id = first(userId, request);
    String email = first(userEmail, request);
    String role = first(userRole, request);
    String tenant = first(tenantId, request);
    if (account != null) {
      email = email == null ? account.email : email;
      role = role == null ? account.role : role;
      tenant = tenant == null ? account.tenant : tenant;
    }
    if (tenant == null && withSession) {
      tenant = tenantInSession(request);
    }
    boolean nothing = id == null && email == null && role == null && tenant == null;
    if (account == null && nothing) {
      return Finding.NOTHING;
    }
    String name = account == null ? null : account.name;
    return new Finding(
        new Identity(name, id, email, role, tenant),
        principal == null ? signedIn(name, request) : name,
        principal != null);
  }

  /**
   * What each source says at this moment: whether it knows somebody, never whom.
   *
   * @param when such as "at the beginning"
   */
  void explain(RequestInHand request, boolean withSession, String when, StringBuilder trace) {
    trace.append("; ").append(when).append(": ");
    explain("user.id", userId, request, trace);
    explain("user.email", userEmail, request, trace);
    explain("user.role", userRole, request, trace);
    explain("tenant.id", tenantId, request, trace);
    Object principal = request.principal();
    trace.append("principal ");
    trace.append(principal == null ? "none" : principal.getClass().getName());
    trace.append(Account.of(principal) == null ? " (nobody)" : " (known)");
    if (!withSession) {
      trace.append(", session not asked");
    } else if (request.session() == null) {
      trace.append(", no session");
    } else {
      sessionUsers.explain(request, trace);
    }
  }

  private static void explain(
      String option, List<ValueSource> sources, RequestInHand request, StringBuilder trace) {
    for (ValueSource source : sources) {
      String value = source.kind() == ValueSource.Kind.CONST ? null : value(source, request);
      trace.append(option).append(' ').append(source.kind().name().toLowerCase(Locale.ROOT));
      trace.append(':').append(source.name());
      trace.append(value == null || value.isEmpty() ? " (nothing), " : " (known), ");
    }
  }

  /** A source of the request alone, such as a header, is no log-in. */
  private String signedIn(String inSession, RequestInHand request) {
    String name = inSession;
    for (int i = 0; name == null && i < userId.size(); i++) {
      if (userId.get(i).kind() == ValueSource.Kind.SESSION) {
        name = value(userId.get(i), request);
      }
    }
    for (int i = 0; name == null && i < userEmail.size(); i++) {
      if (userEmail.get(i).kind() == ValueSource.Kind.SESSION) {
        name = value(userEmail.get(i), request);
      }
    }
    return name;
  }

  /** Whom the principal stands for, else the session's user; null for nobody. */
  Account account(RequestInHand request) {
    return orInSession(Account.of(request.principal()), request);
  }

  private Account orInSession(Account principal, RequestInHand request) {
    return principal == null ? inSession(request) : principal;
  }

  /** What a session's usual attributes say, null for nothing. */
  static String tenantInSession(RequestInHand request) {
    return anyAttribute(request, TENANTS);
  }

  private Account inSession(RequestInHand request) {
    Account account = request.session() == null ? null : sessionUsers.find(request);
    return account == null
        ? null
        : account.orElse(
            account.email == null ? anyAttribute(request, EMAILS) : null,
            account.role == null ? anyAttribute(request, ROLES) : null);
  }

  private static String anyAttribute(RequestInHand request, String[] names) {
    if (request.session() == null) {
      return null;
    }
    for (String name : names) {
      String text = BeanProperties.text(request.sessionAttribute(name));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static String first(List<ValueSource> sources, RequestInHand request) {
    for (int i = 0; i < sources.size(); i++) {
      String value = value(sources.get(i), request);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  /** What one source says at this moment, null for nothing. */
  static String value(ValueSource source, RequestInHand request) {
    try {
      switch (source.kind()) {
        case PRINCIPAL:
          return ofPrincipal(source, request);
        case SESSION:
        case ATTRIBUTE:
        case JWT:
          return referred(source, request);
        case HEADER:
          return BeanProperties.text(header(request, source.name()));
        case COOKIE:
          return BeanProperties.text(
              HeaderTexts.cookie(request.api.cookies(request.request), source.name()));
        case QUERY:
          return BeanProperties.text(
              HeaderTexts.parameter(request.line.queryString(), source.name()));
        case PATH:
          return BeanProperties.text(
              source.pathVariable().of(request.line.path(), request.line.contextPath()));
        case SUBDOMAIN:
          return BeanProperties.text(HeaderTexts.subdomain(request.api.host(request.request)));
        case ROLES:
          return role(source, request);
        default:
          return source.name();
      }
    } catch (Throwable ofTheApplication) {
      return null; // Its wrappers answer here: the next source is asked.
    }
  }

  /** Of several lines the first, as the application is told it. */
  private static String header(RequestInHand request, String name) throws Throwable {
    if (name.equalsIgnoreCase("Host")) {
      return request.api.host(request.request);
    }
    return request.api.header(request.request, name);
  }

  private static String ofPrincipal(ValueSource source, RequestInHand request) {
    if (source.parts().isEmpty()) {
      Account account = Account.of(request.principal());
      return account == null ? null : account.name;
    }
    return BeanProperties.text(BeanProperties.read(request.principal(), source.parts()));
  }

  private static String referred(ValueSource source, RequestInHand request) throws Throwable {
    for (ValueSource.Reference reference : source.references()) {
      String text =
          BeanProperties.text(
              BeanProperties.read(
                  named(source.kind(), reference.name(), request), reference.properties()));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static Object named(ValueSource.Kind kind, String name, RequestInHand request)
      throws Throwable {
    switch (kind) {
      case SESSION:
        return request.sessionAttribute(name);
      case JWT:
        return request.token().claim(name);
      default:
        return request.api.attribute(request.request, name);
    }
  }

  private static String role(ValueSource source, RequestInHand request) throws Throwable {
    for (String role : source.parts()) {
      if (request.api.isUserInRole(request.request, role)) {
        return role;
      }
    }
    return null;
  }
}
