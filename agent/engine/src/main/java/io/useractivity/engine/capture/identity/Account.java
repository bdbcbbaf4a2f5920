package io.useractivity.engine.capture.identity;

import java.security.Principal;
import java.util.Collection;
import java.util.Map;

/**
 * What an object of the application's tells of a user without any configuration: a principal of the
 * container, of Spring Security, Shiro or Keycloak, a bean or map in the session, or a plain name.
 * Types are known by their names and read by public getters alone. Immutable; any part but the name
 * may be null.
 */
final class Account {

  private static final int MOST_NESTED = 4;

  /** What a login name is called, from the likeliest on; an id only where there is no name. */
  private static final String[] NAMES = {
    "username",
    "userName",
    "login",
    "loginName",
    "preferred_username",
    "preferredUsername",
    "email",
    "emailAddress",
    "mail",
    "userId",
    "id",
    "sub",
    "name"
  };

  private static final String[] EMAILS = {"email", "emailAddress", "mail", "userEmail", "upn"};
  private static final String[] ROLES = {"roles", "role", "userRole", "authorities"};
  private static final String[] TENANTS = {"tenantId", "tenant", "tenant_id", "tid"};

  /** Where principals of OAuth, OpenID Connect and SAML keep what they were told. */
  private static final String[] CLAIMS = {"claims", "attributes", "tokenAttributes"};

  /** How a class of objects is asked. */
  private enum Kind {
    NOBODY,
    PLAIN,
    MAP,
    BEAN,
    SECURITY_CONTEXT,
    AUTHENTICATION,
    SHIRO_PRINCIPALS,
    SHIRO_PRINCIPAL,
    KEYCLOAK_PRINCIPAL
  }

  private static final ClassValue<Account.Shape> SHAPES =
      new ClassValue<Account.Shape>() {
        @Override
        protected Account.Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

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

  private static Account of(Object object, int depth) {
    if (object == null || depth > MOST_NESTED) {
      return null;
    }
    try {
      Shape shape = SHAPES.get(object.getClass());
      switch (shape.kind) {
        case PLAIN:
          return named(BeanProperties.text(object));
        case SECURITY_CONTEXT:
          return of(BeanProperties.read(object, "authentication"), depth + 1);
        case AUTHENTICATION:
          return ofAuthentication(object, depth);
        case SHIRO_PRINCIPALS:
          return of(BeanProperties.read(object, "primaryPrincipal"), depth + 1);
        case SHIRO_PRINCIPAL:
          return named(unlessAnObject(((Principal) object).getName()));
        case KEYCLOAK_PRINCIPAL:
          return ofKeycloak(object);
        case MAP:
        case BEAN:
          return shape.read(object);
        default:
          return null;
      }
    } catch (Throwable ofTheApplication) {
      return null; // Principals are the application's code.
    }
  }

  /** Of Spring Security; its own copy of the authorities, not the user's, which may be lazy. */
  private static Account ofAuthentication(Object authentication, int depth) {
    if (!Boolean.TRUE.equals(BeanProperties.read(authentication, "authenticated"))) {
      return null;
    }
    Object principal = BeanProperties.read(authentication, "principal");
    Account user = of(principal, depth + 1);
    String name = null;
    if (principal == null || namesItself(authentication) || isNamed(principal)) {
      // Otherwise getName() is the toString() of whatever object that is.
      name = BeanProperties.text(((Principal) authentication).getName());
    }
    if (name == null && user != null) {
      name = user.name;
    }
    if (name == null) {
      return null;
    }
    Map<?, ?> claims = claims(authentication);
    return new Account(
        name,
        first(user == null ? null : user.email, claims, EMAILS),
        authorities(BeanProperties.read(authentication, "authorities")),
        first(user == null ? null : user.tenant, claims, TENANTS));
  }

  private static boolean namesItself(Object authentication) {
    return SHAPES.get(authentication.getClass()).namesItself;
  }

  private static boolean isNamed(Object principal) {
    return principal instanceof Principal
        || principal instanceof CharSequence
        || SHAPES.get(principal.getClass()).isNamed;
  }

  private static Map<?, ?> claims(Object owner) {
    for (String name : CLAIMS) {
      Object claims = BeanProperties.read(owner, name);
      if (claims instanceof Map) {
        return (Map<?, ?>) claims;
      }
    }
    return null;
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

  /** Roles, without Spring's prefix; where there are none, whatever else is granted. */
  private static String authorities(Object granted) {
    if (!BeanProperties.isOfTheJdk(granted)) {
      return null;
    }
    StringBuilder roles = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (Object each : (Collection<?>) granted) {
      String text = BeanProperties.text(each);
      if (text == null) {
        text = BeanProperties.text(BeanProperties.read(each, "authority"));
      }
      if (text == null) {
        continue;
      }
      if (text.startsWith("ROLE_")) {
        BeanProperties.append(roles, text.substring("ROLE_".length()));
      } else if (!text.startsWith("FACTOR_")) { // How the user signed in, since 7.0.
        BeanProperties.append(others, text);
      }
    }
    StringBuilder told = roles.length() > 0 ? roles : others;
    return told.length() == 0 ? null : told.toString();
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
    return name == null || isAnObject(name) ? null : BeanProperties.text(name);
  }

  /** Whether a text is what an object of no name says, such as {@code User[id=7]}. */
  static boolean isAnObject(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("[]{}()=".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    int at = text.lastIndexOf('@');
    int digits = text.length() - at - 1;
    if (at < 0 || digits < 1 || digits > 8) {
      return false;
    }
    for (int i = at + 1; i < text.length(); i++) {
      if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    int start = at; // of a class's simple name
    while (start > 0 && isOfAName(text.charAt(start - 1))) {
      start--;
    }
    return start < at && start > 0 && text.charAt(start - 1) == '.';
  }

  private static boolean isOfAName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$';
  }

  /** Which of the usual properties a class has; looked up once. */
  private static final class Shape {

    final Kind kind;
    final boolean isNamed;

    /** Of an authentication: whether it has a name of its own, such as a token's subject. */
    final boolean namesItself;

    private final String[] names;
    private final String[] emails;
    private final String[] roles;
    private final String[] tenants;
    private final boolean hasClaims;

    Shape(Class<?> type) {
      kind = kind(type);
      boolean map = kind == Kind.MAP;
      boolean principal = Principal.class.isAssignableFrom(type);
      names = map ? NAMES : principal ? new String[0] : present(type, NAMES);
      emails = map ? EMAILS : present(type, EMAILS);
      roles = map ? ROLES : present(type, ROLES);
      tenants = map ? TENANTS : present(type, TENANTS);
      hasClaims = !map && present(type, CLAIMS).length > 0;
      namesItself = kind == Kind.AUTHENTICATION && namesItself(type);
      isNamed =
          BeanProperties.hasType(type, "org.springframework.security.core.AuthenticatedPrincipal")
              || BeanProperties.hasType(
                  type, "org.springframework.security.core.userdetails.UserDetails");
    }

    private static boolean namesItself(Class<?> type) {
      try {
        String by = type.getMethod("getName").getDeclaringClass().getName();
        return !by.equals(
            "org.springframework.security.authentication.AbstractAuthenticationToken");
      } catch (NoSuchMethodException | LinkageError unreadable) {
        return false;
      }
    }

    private static Kind kind(Class<?> type) {
      String spring = "org.springframework.security.";
      if (BeanProperties.hasType(type, spring + "authentication.AnonymousAuthenticationToken")) {
        return Kind.NOBODY;
      }
      if (BeanProperties.hasType(type, spring + "core.Authentication")) {
        return Kind.AUTHENTICATION;
      }
      if (BeanProperties.hasType(type, spring + "core.context.SecurityContext")) {
        return Kind.SECURITY_CONTEXT;
      }
      if (BeanProperties.hasType(type, "org.apache.shiro.subject.PrincipalCollection")) {
        return Kind.SHIRO_PRINCIPALS;
      }
      if (type.getName().startsWith("org.apache.shiro.web.servlet.ShiroHttpServletRequest$")) {
        return Kind.SHIRO_PRINCIPAL;
      }
      if (BeanProperties.hasType(type, "org.keycloak.KeycloakPrincipal")) {
        return Kind.KEYCLOAK_PRINCIPAL;
      }
      if (Map.class.isAssignableFrom(type)) {
        return Kind.MAP;
      }
      boolean plain =
          CharSequence.class.isAssignableFrom(type)
              || Number.class.isAssignableFrom(type)
              || type == java.util.UUID.class;
      if (plain) {
        return Kind.PLAIN;
      }
      boolean nothing =
          type.isArray() || Enum.class.isAssignableFrom(type) || type == Boolean.class;
      return nothing ? Kind.NOBODY : Kind.BEAN;
    }

    private static String[] present(Class<?> type, String[] candidates) {
      java.util.List<String> present = new java.util.ArrayList<>();
      for (String each : candidates) {
        if (BeanProperties.has(type, each)) {
          present.add(each);
        }
      }
      return present.toArray(new String[0]);
    }

    Account read(Object object) {
      boolean principal = object instanceof Principal;
      String name = principal ? BeanProperties.text(((Principal) object).getName()) : null;
      Map<?, ?> claims = hasClaims ? claims(object) : null;
      if (name == null) {
        name = first(read(object, names), claims, NAMES);
      }
      if (name == null) {
        return null;
      }
      String email = first(read(object, emails), claims, EMAILS);
      if (email == null && claims != null) {
        String preferred = BeanProperties.text(claims.get("preferred_username"));
        email = preferred != null && preferred.indexOf('@') > 0 ? preferred : null;
      }
      if (email == null && name.indexOf('@') > 0) {
        email = name;
      }
      return new Account(
          name, email, read(object, roles), first(read(object, tenants), claims, TENANTS));
    }

    private static String read(Object object, String[] names) {
      for (String each : names) {
        Object value = BeanProperties.read(object, each);
        String text = BeanProperties.text(value);
        if (text == null && BeanProperties.isOfTheJdk(value)) {
          text = authorities(value);
        }
        if (text != null) {
          return text;
        }
      }
      return null;
    }
  }
}
