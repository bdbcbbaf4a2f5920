package io.useractivity.engine.capture.identity;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.capture.identity.BeanProperties.Property;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the usual properties of a user's object a class has, found by their names without case
 * and {@code _}; looked up once. Held in the class itself, so that it goes when the class goes.
 */
final class AccountShape {

  /** What a login name is called, from the likeliest on. */
  private static final String[] NAMES = {
    "username",
    "login",
    "loginname",
    "logonname",
    "userlogin",
    "loginid",
    "preferredusername",
    "accountname",
    "benutzername",
    "email",
    "emailaddress",
    "useremail",
    "mail",
    "userid",
    "usercode",
    "uid",
    "memberid",
    "employeeid",
    "employeeno",
    "empno",
    "staffno"
  };

  /** What also names other things than users: only where there is nothing better. */
  private static final String[] IDS = {"id", "sub", "name"};

  private static final String[] EMAILS = {"email", "emailaddress", "mail", "useremail", "upn"};
  private static final String[] ROLES = {"roles", "role", "userrole", "authorities"};
  private static final String[] TENANTS = {"tenantid", "tenant", "tid"};

  /** Where principals of OAuth, OpenID Connect and SAML keep what they were told. */
  private static final String[] CLAIMS = {"claims", "attributes", "tokenattributes"};

  /** Where beans that hold a session's state keep the user. */
  private static final String[] USERS = {
    "currentuser",
    "loggedinuser",
    "loggeduser",
    "loginuser",
    "authenticateduser",
    "sessionuser",
    "user",
    "userinfo",
    "userdetails",
    "principal",
    "account",
    "member",
    "employee",
    "operator"
  };

  /** What says of its owner that somebody has signed in. */
  private static final String[] SIGNED_IN = {
    "loggedin", "logged", "loggedon", "signedin", "signedon", "authenticated"
  };

  private static final String[] ANONYMOUS = {"anonymous", "guest"};

  /** What a class is called that is none of users, though it belongs to one. */
  private static final String[] SOMETHING_ELSE = {
    "Settings",
    "Setting",
    "Preferences",
    "Preference",
    "Prefs",
    "Config",
    "Configuration",
    "Options",
    "Cart",
    "Basket",
    "Form",
    "FormBean",
    "Filter",
    "Criteria",
    "Query",
    "Token",
    "Locale"
  };

  /** Claims and entries of maps, as their makers write them. */
  static final String[] EMAIL_KEYS = {"email", "emailAddress", "mail", "userEmail", "upn"};

  static final String[] TENANT_KEYS = {"tenantId", "tenant", "tenant_id", "tid"};

  static final String[] NAME_KEYS = {
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

  private static final String[] ROLE_KEYS = {"roles", "role", "userRole", "authorities"};
  private static final Property[] NONE = {};
  private static final String[] USER_KEYS = {"user", "currentUser", "loginUser"};

  private static final ClassValue<AccountShape> BY_CLASS =
      new ClassValue<AccountShape>() {
        @Override
        protected AccountShape computeValue(Class<?> type) {
          return new AccountShape(type);
        }
      };

  final AccountKind kind;

  /** Whether such an object has a name as a framework of security knows it. */
  final boolean isNamed;

  /** Of an authentication: whether it has a name of its own, such as a token's subject. */
  final boolean namesItself;

  /** Whether the class is by its name of something else than a user. */
  final boolean isOfSomethingElse;

  private final Property[] names;
  private final Property[] ids;
  private final Property[] emails;
  private final Property[] roles;
  private final Property[] tenants;
  private final Property[] claims;
  private final Property[] users;
  private final Property[] signedIn;
  private final Property[] anonymous;

  private AccountShape(Class<?> type) {
    kind = AccountKind.of(type);
    namesItself = kind == AccountKind.AUTHENTICATION && AccountKind.namesItself(type);
    isNamed = AccountKind.isNamed(type);
    isOfSomethingElse = isOfSomethingElse(type);
    boolean map = kind == AccountKind.MAP;
    boolean principal = Principal.class.isAssignableFrom(type);
    Map<String, String> present = map ? new HashMap<String, String>() : properties(type);
    names = map ? entries(NAME_KEYS) : principal ? NONE : those(NAMES, present, type);
    ids = map || principal ? NONE : those(IDS, present, type);
    emails = map ? entries(EMAIL_KEYS) : those(EMAILS, present, type);
    roles = map ? entries(ROLE_KEYS) : those(ROLES, present, type);
    tenants = map ? entries(TENANT_KEYS) : those(TENANTS, present, type);
    claims = map ? NONE : those(CLAIMS, present, type);
    users = map ? entries(USER_KEYS) : principal ? NONE : those(USERS, present, type);
    signedIn = map ? NONE : those(SIGNED_IN, present, type);
    anonymous = map ? NONE : those(ANONYMOUS, present, type);
  }

  private static boolean isOfSomethingElse(Class<?> type) {
    for (String each : SOMETHING_ELSE) {
      if (type.getName().endsWith(each)) {
        return true;
      }
    }
    return BeanProperties.hasType(type, "org.apache.struts.action.ActionForm");
  }

  static AccountShape of(Object object) {
    return BY_CLASS.get(object.getClass());
  }

  static AccountShape of(Class<?> type) {
    return BY_CLASS.get(type);
  }

  /** Of a user's own: a login name, an e-mail address, an id that is a user's by its name. */
  String name(Object object) {
    return first(object, names);
  }

  /** What may be anything's. */
  String id(Object object) {
    return first(object, ids);
  }

  String email(Object object) {
    return first(object, emails);
  }

  String role(Object object) {
    return first(object, roles);
  }

  String tenant(Object object) {
    return first(object, tenants);
  }

  /** Claims or attributes; null for none. */
  Map<?, ?> claims(Object object) {
    for (Property each : claims) {
      Object found = each.of(object);
      if (found instanceof Map) {
        return (Map<?, ?>) found;
      }
    }
    return null;
  }

  /** The properties where such an object may keep its user. */
  Property[] users() {
    return users;
  }

  /** The properties by which a user's object may be named, the likeliest first. */
  List<String> namedBy() {
    List<String> all = new ArrayList<>();
    for (Property[] some : new Property[][] {names, ids}) {
      for (Property each : some) {
        all.add(each.name());
      }
    }
    return all;
  }

  /** Whether the object says so of itself. */
  boolean saysSignedIn(Object object) {
    for (Property each : signedIn) {
      if (Boolean.TRUE.equals(each.of(object))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the object says of itself that nobody has signed in. */
  boolean saysNobody(Object object) {
    for (Property each : anonymous) {
      if (Boolean.TRUE.equals(each.of(object))) {
        return true;
      }
    }
    for (Property each : signedIn) {
      if (Boolean.FALSE.equals(each.of(object))) {
        return true;
      }
    }
    return false;
  }

  /** The properties that public methods show: their names as they are, by their folded names. */
  private static Map<String, String> properties(Class<?> type) {
    Map<String, String> properties = new HashMap<>();
    Method[] methods;
    try {
      methods = type.getMethods();
    } catch (LinkageError unresolvable) {
      return properties;
    }
    for (Method method : methods) {
      if (method.getParameterCount() == 0 && method.getDeclaringClass() != Object.class) {
        String property = property(method.getName(), BeanProperties.isRecord(type));
        if (property != null) {
          properties.put(FoldedName.of(property), property);
        }
      }
    }
    return properties;
  }

  private static String property(String method, boolean record) {
    int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
    if (prefix == 0 || method.length() == prefix) {
      return record ? method : null;
    }
    return Character.toLowerCase(method.charAt(prefix)) + method.substring(prefix + 1);
  }

  private static Property[] those(String[] wanted, Map<String, String> present, Class<?> type) {
    List<Property> those = new ArrayList<>();
    for (String each : wanted) {
      String name = present.get(each);
      Property property = name == null ? null : BeanProperties.property(type, name);
      if (property != null) {
        those.add(property);
      }
    }
    return those.toArray(NONE);
  }

  private static Property[] entries(String[] keys) {
    Property[] entries = new Property[keys.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = Property.entry(keys[i]);
    }
    return entries;
  }

  @DontInline
  private static String first(Object object, Property[] properties) {
    for (Property each : properties) {
      Object value = each.of(object);
      String text = BeanProperties.text(value);
      if (text == null && BeanProperties.isOfTheJdk(value)) {
        text = Authorities.text(value);
      }
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
