package io.useractivity.engine.capture.identity;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.capture.identity.BeanProperties.Property;
import java.security.Principal;
import java.util.Map;

/**
 * What an object of the application's tells of a user without any configuration: a principal of the
 * container, of Spring Security, Shiro or Keycloak, a bean or map in the session, or a plain name.
 * Types are known by their names and read by public getters alone. Immutable; any part but the name
 * may be null.
 */
final class Account {

  private static final int MOST_NESTED = 4;

  final String name;
  final String email;
  final String role;
  final String tenant;

  private Account(String name, String email, String role, String tenant) {
    this.name = name;
    this.email = email;
    this.role = role;
    this.tenant = tenant;
  }

  static Account named(String name) {
    return name == null || name.isEmpty() ? null : new Account(name, null, null, null);
  }

  /** The same with what is known from elsewhere where this does not tell. */
  Account orElse(String otherEmail, String otherRole) {
    return new Account(
        name, email == null ? otherEmail : email, role == null ? otherRole : role, tenant);
  }

  /**
   * Who that object stands for.
   *
   * @return null if it is nobody, or nothing that is understood
   */
  static Account of(Object object) {
    return of(object, 0);
  }

  /**
   * Who an attribute of a session stands for, as far as its name allows to say so.
   *
   * @return null if it is nobody, or nothing that is understood
   */
  @DontInline
  static Account inSession(Object attribute, UserAttribute name) {
    if (attribute == null) {
      return null;
    }
    try {
      AccountShape shape = AccountShape.of(attribute);
      if (shape.kind == AccountKind.PLAIN) {
        String text = BeanProperties.text(attribute);
        return text != null && name.mayBe(text) ? named(text) : null;
      }
      if (shape.kind == AccountKind.BEAN || shape.kind == AccountKind.MAP) {
        Account account = ofAttribute(attribute, shape, name);
        return account == null || NameText.isFlag(account.name) ? null : account;
      }
      return of(attribute);
    } catch (Throwable ofTheApplication) {
      return null; // Its classes answer here.
    }
  }

  /** A form's object has the name that was typed, before anybody has looked at the password. */
  private static Account ofAttribute(Object attribute, AccountShape shape, UserAttribute name) {
    if (shape.isOfSomethingElse || shape.saysNobody(attribute)) {
      return null;
    }
    if (name.isOfAUser() || shape.saysSignedIn(attribute) || attribute instanceof Principal) {
      Account own = read(attribute, shape, 0, name.mayHaveAnyId());
      if (own != null) {
        return own;
      }
    }
    return nested(attribute, shape, 0);
  }

  private static Account of(Object object, int depth) {
    if (object == null || depth > MOST_NESTED) {
      return null;
    }
    try {
      AccountShape shape = AccountShape.of(object);
      switch (shape.kind) {
        case PLAIN:
          return named(BeanProperties.text(object));
        case SECURITY_CONTEXT:
          return of(BeanProperties.read(object, "authentication"), depth + 1);
        case AUTHENTICATION:
          return ofAuthentication(object, shape, depth);
        case SHIRO_PRINCIPALS:
          return of(BeanProperties.read(object, "primaryPrincipal"), depth + 1);
        case SHIRO_PRINCIPAL:
          return named(unlessAnObject(((Principal) object).getName()));
        case KEYCLOAK_PRINCIPAL:
          return ofKeycloak(object);
        case VAADIN_CONTEXT:
          return ofVaadin(object, depth);
        case MAP:
        case BEAN:
          return read(object, shape, depth, true);
        default:
          return null;
      }
    } catch (Throwable ofTheApplication) {
      return null; // Principals are the application's code.
    }
  }

  /** Vaadin 6 keeps a session's applications there, and each of these its user. */
  private static Account ofVaadin(Object context, int depth) {
    Object applications = BeanProperties.read(context, "applications");
    if (applications instanceof Iterable) {
      for (Object application : (Iterable<?>) applications) {
        Account user = of(BeanProperties.read(application, "user"), depth + 1);
        if (user != null) {
          return user;
        }
      }
    }
    return null;
  }

  /** Of Spring Security; its own copy of the authorities, not the user's, which may be lazy. */
  private static Account ofAuthentication(Object authentication, AccountShape shape, int depth) {
    if (!Boolean.TRUE.equals(BeanProperties.read(authentication, "authenticated"))) {
      return null;
    }
    Object principal = BeanProperties.read(authentication, "principal");
    Account user = of(principal, depth + 1);
    String name = null;
    if (principal == null || shape.namesItself || isNamed(principal)) {
      // Otherwise getName() is the toString() of whatever object that is.
      name = BeanProperties.text(((Principal) authentication).getName());
    }
    if (name == null && user != null) {
      name = user.name;
    }
    if (name == null) {
      return null;
    }
    Map<?, ?> claims = shape.claims(authentication);
    return new Account(
        name,
        first(user == null ? null : user.email, claims, AccountShape.EMAIL_KEYS),
        Authorities.text(BeanProperties.read(authentication, "authorities")),
        first(user == null ? null : user.tenant, claims, AccountShape.TENANT_KEYS));
  }

  private static boolean isNamed(Object principal) {
    return principal instanceof Principal
        || principal instanceof CharSequence
        || AccountShape.of(principal).isNamed;
  }

  private static String first(String known, Map<?, ?> claims, String[] names) {
    if (known != null || claims == null) {
      return known;
    }
    for (String name : names) {
      String text = BeanProperties.text(claims.get(name));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /**
   * Asking a refreshable context for an expired access token makes it fetch a new one over the
   * network ({@code RefreshableKeycloakSecurityContext.getToken}); so only an active one is asked.
   */
  private static Account ofKeycloak(Object principal) {
    Object context = BeanProperties.read(principal, "keycloakSecurityContext");
    Object token = BeanProperties.read(context, "idToken");
    if (context != null && !Boolean.FALSE.equals(BeanProperties.read(context, "active"))) {
      Object access = BeanProperties.read(context, "token");
      token = access == null ? token : access;
    }
    return new Account(
        BeanProperties.text(((Principal) principal).getName()),
        emailOf(token),
        BeanProperties.text(
            BeanProperties.read(BeanProperties.read(token, "realmAccess"), "roles")),
        BeanProperties.text(
            BeanProperties.read(BeanProperties.read(token, "otherClaims"), "tenant_id")));
  }

  private static String emailOf(Object token) {
    String email = BeanProperties.text(BeanProperties.read(token, "email"));
    if (email != null) {
      return email;
    }
    String name = BeanProperties.text(BeanProperties.read(token, "preferredUsername"));
    return name != null && name.indexOf('@') > 0 ? name : null;
  }

  /** Shiro names a principal by its {@code toString()}, which may be anything. */
  private static String unlessAnObject(String name) {
    return name == null || NameText.isAnObject(name) ? null : BeanProperties.text(name);
  }

  private static Account read(Object object, AccountShape shape, int depth, boolean anyId) {
    boolean principal = object instanceof Principal;
    String name = principal ? BeanProperties.text(((Principal) object).getName()) : null;
    Map<?, ?> claims = shape.claims(object);
    if (name == null) {
      name = first(shape.name(object), claims, AccountShape.NAME_KEYS);
    }
    if (name == null) {
      Account within = principal ? null : nested(object, shape, depth);
      if (within != null) {
        return within;
      }
      name = anyId ? shape.id(object) : null;
    }
    if (name == null) {
      return null;
    }
    String email = first(shape.email(object), claims, AccountShape.EMAIL_KEYS);
    if (email == null && claims != null) {
      String preferred = BeanProperties.text(claims.get("preferred_username"));
      email = preferred != null && preferred.indexOf('@') > 0 ? preferred : null;
    }
    if (email == null && name.indexOf('@') > 0) {
      email = name;
    }
    return new Account(
        name,
        email,
        shape.role(object),
        first(shape.tenant(object), claims, AccountShape.TENANT_KEYS));
  }

  /** Whom an object that holds a session's state has for its user. */
  private static Account nested(Object holder, AccountShape shape, int depth) {
    for (Property each : shape.users()) {
      Object user = each.of(holder);
      if (user != null && user != holder) {
        Account account = of(user, depth + 1);
        if (account != null && !NameText.isFlag(account.name)) {
          return account;
        }
      }
    }
    return null;
  }
}
