package io.useractivity.engine.capture.identity;

import java.util.Map;
import java.util.UUID;

/** How a class of objects that may stand for a user is asked. */
enum AccountKind {
  NOBODY,
  PLAIN,
  MAP,
  BEAN,
  SECURITY_CONTEXT,
  AUTHENTICATION,
  SHIRO_PRINCIPALS,
  SHIRO_PRINCIPAL,
  KEYCLOAK_PRINCIPAL,
  VAADIN_CONTEXT;

  /** Where Spring Security has its types since 3.0, had them in 2.0, and Acegi before that. */
  private static final String[] SPRING = {
    "org.springframework.security.core.", "org.springframework.security.", "org.acegisecurity."
  };

  private static final String[] ANONYMOUS = {
    "org.springframework.security.authentication.AnonymousAuthenticationToken",
    "org.springframework.security.providers.anonymous.AnonymousAuthenticationToken",
    "org.acegisecurity.providers.anonymous.AnonymousAuthenticationToken"
  };

  /** Whose {@code getName} is their principal's {@code toString()}. */
  private static final String[] NAMED_BY_PRINCIPAL = {
    "org.springframework.security.authentication.AbstractAuthenticationToken",
    "org.springframework.security.providers.AbstractAuthenticationToken",
    "org.acegisecurity.providers.AbstractAuthenticationToken"
  };

  /** A call of a getter would be one over the network. */
  private static final String[] REMOTE = {
    "java.rmi.Remote", "javax.ejb.EJBObject", "javax.ejb.EJBLocalObject", "jakarta.ejb.EJBObject"
  };

  static AccountKind of(Class<?> type) {
    if (isAny(type, ANONYMOUS) || isAny(type, REMOTE)) {
      return NOBODY;
    }
    for (String spring : SPRING) {
      if (BeanProperties.hasType(type, spring + "Authentication")) {
        return AUTHENTICATION;
      }
      if (BeanProperties.hasType(type, spring + "context.SecurityContext")) {
        return SECURITY_CONTEXT;
      }
    }
    if (BeanProperties.hasType(type, "org.apache.shiro.subject.PrincipalCollection")) {
      return SHIRO_PRINCIPALS;
    }
    if (type.getName().startsWith("org.apache.shiro.web.servlet.ShiroHttpServletRequest$")) {
      return SHIRO_PRINCIPAL;
    }
    if (BeanProperties.hasType(type, "org.keycloak.KeycloakPrincipal")) {
      return KEYCLOAK_PRINCIPAL;
    }
    if (BeanProperties.hasType(type, "com.vaadin.service.ApplicationContext")) {
      return VAADIN_CONTEXT;
    }
    return ofAnyOther(type);
  }

  private static AccountKind ofAnyOther(Class<?> type) {
    if (Map.class.isAssignableFrom(type)) {
      return MAP;
    }
    boolean plain =
        CharSequence.class.isAssignableFrom(type)
            || Number.class.isAssignableFrom(type)
            || type == UUID.class;
    if (plain) {
      return PLAIN;
    }
    boolean nothing =
        type.isArray()
            || Iterable.class.isAssignableFrom(type)
            || Enum.class.isAssignableFrom(type)
            || type == Boolean.class;
    return nothing ? NOBODY : BEAN;
  }

  /** Whether an authentication's class has a name of its own, such as a token's subject. */
  static boolean namesItself(Class<?> authentication) {
    try {
      String by = authentication.getMethod("getName").getDeclaringClass().getName();
      for (String each : NAMED_BY_PRINCIPAL) {
        if (by.equals(each)) {
          return false;
        }
      }
      return true;
    } catch (NoSuchMethodException | LinkageError unreadable) {
      return false;
    }
  }

  /** Whether objects of a class are what a framework of security knows as a user with a name. */
  static boolean isNamed(Class<?> type) {
    for (String spring : SPRING) {
      if (BeanProperties.hasType(type, spring + "userdetails.UserDetails")
          || BeanProperties.hasType(type, spring + "AuthenticatedPrincipal")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAny(Class<?> type, String[] names) {
    for (String name : names) {
      if (BeanProperties.hasType(type, name)) {
        return true;
      }
    }
    return false;
  }
}
