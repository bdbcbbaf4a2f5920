package io.useractivity.engine.capture.identity;

import io.useractivity.engine.text.Cut;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * An attribute of a session as a message may name it: by name and type, never by value. Immutable.
 */
final class SeenAttribute {

  private static final int LONGEST_NAME = 80;
  private static final int MOST_PROPERTIES = 6;

  /** What names and types of users have in them, in some language or other. */
  private static final String[] OF_USERS = {
    "user",
    "usr",
    "login",
    "logon",
    "signin",
    "account",
    "member",
    "empl",
    "staff",
    "person",
    "principal",
    "auth",
    "ident",
    "customer",
    "operator",
    "admin",
    "benutz",
    "kunde",
    "mitarbeit",
    "usuario",
    "utilisat",
    "utente",
    "session",
    "who",
    "kennung"
  };

  private static final String[] OF_SECRETS = {
    "passw",
    "pwd",
    "secret",
    "token",
    "csrf",
    "xsrf",
    "credential",
    "captcha",
    "otp",
    "nonce",
    "code",
    "key",
    "salt",
    "hash",
    "pin"
  };

  private final String name;
  private final String type;
  private final List<String> properties;
  private final int likelihood;

  private SeenAttribute(String name, String type, List<String> properties, int likelihood) {
    this.name = name;
    this.type = type;
    this.properties = properties;
    this.likelihood = likelihood;
  }

  static SeenAttribute of(String name, Object value) {
    Class<?> type = value.getClass();
    boolean ofTheJdk = type.getName().startsWith("java");
    AccountKind kind = AccountShape.of(type).kind;
    List<String> properties = ofTheJdk ? new ArrayList<String>() : properties(type);
    int likelihood = -1;
    if (kind == AccountKind.PLAIN || !(ofTheJdk || properties.isEmpty())) {
      likelihood = likelihood(name, kind == AccountKind.PLAIN ? "" : simpleName(type), type);
    }
    return new SeenAttribute(name, type.getName(), properties, likelihood);
  }

  private static int likelihood(String name, String simpleName, Class<?> type) {
    if (hasAny(name, OF_SECRETS) || AccountShape.of(type).isOfSomethingElse) {
      return -1;
    }
    int likelihood = hasAny(name, OF_USERS) ? 2 : 0;
    likelihood += hasAny(simpleName, OF_USERS) ? 3 : 0;
    return likelihood + (AccountShape.of(type).namedBy().isEmpty() ? 0 : 1);
  }

  private static String simpleName(Class<?> type) {
    return type.getName().substring(type.getName().lastIndexOf('.') + 1);
  }

  private static boolean hasAny(String name, String[] parts) {
    String folded = FoldedName.of(name);
    for (String part : parts) {
      if (folded.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** By which a user may be named: the usual ones, else all that are plain and no secrets. */
  private static List<String> properties(Class<?> type) {
    List<String> usual = AccountShape.of(type).namedBy();
    if (!usual.isEmpty()) {
      return usual.subList(0, Math.min(usual.size(), MOST_PROPERTIES));
    }
    TreeSet<String> plain = new TreeSet<>();
    try {
      for (Method method : type.getMethods()) {
        String getter = method.getName();
        boolean reads = method.getParameterCount() == 0 && isPlain(method.getReturnType());
        if (reads && getter.startsWith("get") && getter.length() > 3) {
          String property = Character.toLowerCase(getter.charAt(3)) + getter.substring(4);
          if (BeanProperties.property(type, property) != null && !hasAny(property, OF_SECRETS)) {
            plain.add(property);
          }
        }
      }
    } catch (LinkageError unresolvable) {
      plain.clear();
    }
    List<String> some = new ArrayList<>(plain);
    return new ArrayList<>(some.subList(0, Math.min(some.size(), MOST_PROPERTIES)));
  }

  private static boolean isPlain(Class<?> type) {
    return type == String.class
        || Number.class.isAssignableFrom(type)
        || type == int.class
        || type == long.class;
  }

  /** How likely it is that this is the user; below 1 it is not worth a try. */
  int likelihood() {
    return likelihood;
  }

  /** What to set {@code user.id} to, for a try. */
  String source() {
    return "session:" + name + (properties.isEmpty() ? "" : "." + properties.get(0));
  }

  /** Whether the name can stand in a list of sources. */
  boolean hasWritableName() {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c == ',' || c == '=' || c == '{' || c == '\\') {
        return false;
      }
    }
    return name.length() <= LONGEST_NAME;
  }

  @Override
  public String toString() {
    String shown = Cut.chars(name, LONGEST_NAME) + " (" + type;
    return shown + (properties.isEmpty() ? ")" : ": " + String.join(", ", properties) + ")");
  }
}
