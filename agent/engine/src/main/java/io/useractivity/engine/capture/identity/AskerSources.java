package io.useractivity.engine.capture.identity;

import io.useractivity.engine.config.ValueSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out who asks for a page, from the same sources as who is recorded, but for those that a
 * client fills: a header, a cookie, the query, the path, the host and a token that nobody has
 * verified. What one of these says counts only where the application says the same. Immutable.
 */
final class AskerSources {

  /** Spring's prefix, which {@link Authorities} leaves out. */
  private static final String ROLE = "ROLE_";

  private final IdentitySources sources;

  AskerSources(IdentitySources sources) {
    this.sources = sources;
  }

  /**
   * Who asks, as that request has it.
   *
   * @param wanted the roles that matter
   */
  Asker ask(RequestInHand request, List<String> wanted) {
    Account account = sources.account(request);
    String name = account == null ? null : account.name;
    String known = account == null ? null : account.email;
    String id = vouched(sources.userId(), request, name, known);
    String email = vouched(sources.userEmail(), request, known, name);
    if (email == null) {
      email = known == null && name != null && name.indexOf('@') > 0 ? name : known;
    }
    return new Asker(
        id == null ? name : id, email, tenant(request, account), roles(request, account, wanted));
  }

  private String tenant(RequestInHand request, Account account) {
    String known = account == null ? null : account.tenant;
    String always = constant(sources.tenantId(), request);
    String vouched = vouched(sources.tenantId(), request, known, always);
    if (vouched != null) {
      return vouched;
    }
    return known == null ? IdentitySources.tenantInSession(request) : known;
  }

  /** The one tenant of an application that has no other. */
  private static String constant(List<ValueSource> tenants, RequestInHand request) {
    for (ValueSource source : tenants) {
      if (source.kind() == ValueSource.Kind.CONST) {
        return IdentitySources.value(source, request);
      }
    }
    return null;
  }

  /**
   * The first value that the application stands for.
   *
   * @param known what it says itself, may be null
   * @param other the same
   */
  private static String vouched(
      List<ValueSource> from, RequestInHand request, String known, String other) {
    for (ValueSource source : from) {
      String value = IdentitySources.value(source, request);
      boolean any = value != null && !value.isEmpty();
      if (any && (isOfTheApplication(source) || value.equals(known) || value.equals(other))) {
        return value;
      }
    }
    return null;
  }

  private static boolean isOfTheApplication(ValueSource source) {
    switch (source.kind()) {
      case PRINCIPAL:
      case SESSION:
      case ATTRIBUTE:
      case ROLES:
        return true;
      default:
        return false;
    }
  }

  private Set<String> roles(RequestInHand request, Account account, List<String> wanted) {
    Set<String> told = new HashSet<>();
    add(account == null ? null : account.role, told);
    for (ValueSource source : sources.userRole()) {
      if (isOfTheApplication(source)) {
        add(IdentitySources.value(source, request), told);
      }
    }
    Set<String> held = new HashSet<>();
    for (String role : wanted) {
      boolean isTold = told.contains(role) || told.contains(withoutPrefix(role));
      if (isTold || isInRole(request, role)) {
        held.add(role);
      }
    }
    return held;
  }

  private static void add(String roles, Set<String> to) {
    if (roles != null) {
      to.addAll(Arrays.asList(roles.split(",")));
    }
  }

  private static String withoutPrefix(String role) {
    return role.startsWith(ROLE) ? role.substring(ROLE.length()) : role;
  }

  /** Stars are no role: to containers they stand for whoever is signed in. */
  private static boolean isInRole(RequestInHand request, String role) {
    try {
      return role.indexOf('*') < 0 && request.api.isUserInRole(request.request, role);
    } catch (Throwable ofTheApplication) {
      return false; // Its wrappers answer here.
    }
  }
}
