package io.useractivity.engine.config;

import io.useractivity.engine.match.PathVariable;
import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One place of a request where a value may be found, such as {@code header:X-Tenant}; immutable.
 */
public final class ValueSource {

  /** The kinds of places. */
  public enum Kind {
    /** The request's principal: its name, or what a path leads to. */
    PRINCIPAL,
    /** A session attribute, or what a path leads to from one. No session is ever created. */
    SESSION,
    /** A request attribute, or what a path leads to from one. */
    ATTRIBUTE,
    /** A request header. */
    HEADER,
    /** A cookie. */
    COOKIE,
    /** A parameter of the query string. */
    QUERY,
    /** A claim of the bearer token, which is decoded and not verified. */
    JWT,
    /** A segment of the path within the application, by its number or in a template. */
    PATH,
    /** The first label of the host that was asked. */
    SUBDOMAIN,
    /** The first of several roles that the user has. */
    ROLES,
    /** Always the same. */
    CONST
  }

  /** An attribute or claim, and the properties that lead on from it; immutable. */
  public static final class Reference {

    private final String name;
    private final List<String> properties;

    private Reference(String name, List<String> properties) {
      this.name = name;
      this.properties = properties;
    }

    public String name() {
      return name;
    }

    /** What to read from the attribute, one after the other; empty for itself. */
    public List<String> properties() {
      return properties;
    }
  }

  private static final int MAX_STEPS = 8;

  private final Kind kind;
  private final String name;
  private final List<String> parts;
  private final List<Reference> references;
  private final PathVariable pathVariable;

  private ValueSource(
      Kind kind,
      String name,
      List<String> parts,
      List<Reference> references,
      PathVariable pathVariable) {
    this.kind = kind;
    this.name = name;
    this.parts = Collections.unmodifiableList(parts);
    this.references = Collections.unmodifiableList(references);
    this.pathVariable = pathVariable;
  }

  static ValueSource parse(String text) throws InvalidValueException {
    int colon = text.indexOf(':');
    Kind kind = kind((colon < 0 ? text : text.substring(0, colon)).trim());
    String name = colon < 0 ? "" : text.substring(colon + 1).trim();
    if (kind == null || name.isEmpty() != isNameless(kind, name)) {
      throw unknown(text);
    }
    refuseSecrets(text, name, kind);
    switch (kind) {
      case PRINCIPAL:
        return new ValueSource(kind, name, steps(text, name), new ArrayList<>(), null);
      case SESSION:
      case ATTRIBUTE:
      case JWT:
        return new ValueSource(kind, name, new ArrayList<>(), references(text, name), null);
      case PATH:
        PathVariable variable = PathVariable.parse(name);
        return new ValueSource(kind, name, new ArrayList<>(), new ArrayList<>(), variable);
      case ROLES:
        return new ValueSource(kind, name, roles(text, name), new ArrayList<>(), null);
      default:
        return new ValueSource(kind, name, new ArrayList<>(), new ArrayList<>(), null);
    }
  }

  private static Kind kind(String name) {
    try {
      return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException noKind) {
      return null;
    }
  }

  /** The principal may stand alone or be followed by a path. */
  private static boolean isNameless(Kind kind, String name) {
    return kind == Kind.SUBDOMAIN || (kind == Kind.PRINCIPAL && name.isEmpty());
  }

  private static InvalidValueException unknown(String text) {
    return new InvalidValueException(
        "a list of sources, each principal, principal:PATH, session:PATH, attribute:PATH,"
            + " header:NAME, cookie:NAME, query:NAME, jwt:CLAIM, path:NUMBER,"
            + " path:/TEMPLATE/{name}, subdomain, roles:ONE|OTHER or const:VALUE (\""
            + text
            + "\")");
  }

  /** What nobody wants in a log is not even read. */
  private static void refuseSecrets(String text, String name, Kind kind)
      throws InvalidValueException {
    if (kind == Kind.CONST || kind == Kind.ROLES || kind == Kind.PATH) {
      return;
    }
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
    for (String secret :
        new String[] {"passw", "passphrase", "pwd", "secret", "credential", "tokenvalue"}) {
      if (plain.contains(secret)) {
        throw secret(text);
      }
    }
    boolean header = kind == Kind.HEADER;
    if (header && (plain.equals("cookie") || plain.endsWith("authorization"))) {
      throw secret(text);
    }
  }

  private static InvalidValueException secret(String text) {
    return new InvalidValueException(
        "a list of sources that may be stored: \""
            + text
            + "\" would store a secret in clear; name a property that is none");
  }

  private static List<String> steps(String text, String path) throws InvalidValueException {
    if (path.isEmpty()) {
      return new ArrayList<>();
    }
    List<String> steps = new ArrayList<>(Arrays.asList(path.split("\\.", -1)));
    if (steps.contains("") || steps.size() > MAX_STEPS) {
      throw new InvalidValueException(
          "a list of sources whose paths have 1 to "
              + MAX_STEPS
              + " names with dots between (\""
              + text
              + "\")");
    }
    return steps;
  }

  /** Names may hold dots themselves, so the longest name is looked for first. */
  private static List<Reference> references(String text, String path) throws InvalidValueException {
    List<Reference> references = new ArrayList<>();
    references.add(new Reference(path, Collections.emptyList()));
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      String rest = path.substring(dot + 1);
      if (rest.isEmpty() || rest.split("\\.", -1).length > MAX_STEPS) {
        break;
      }
      references.add(
          new Reference(path.substring(0, dot), Collections.unmodifiableList(steps(text, rest))));
    }
    return references;
  }

  private static List<String> roles(String text, String names) throws InvalidValueException {
    List<String> roles = new ArrayList<>();
    for (String role : names.split("\\|", -1)) {
      if (!role.trim().isEmpty()) {
        roles.add(role.trim());
      }
    }
    if (roles.isEmpty()) {
      throw unknown(text);
    }
    return roles;
  }

  public Kind kind() {
    return kind;
  }

  /** What follows the kind; empty for none. */
  public String name() {
    return name;
  }

  /** Of {@link Kind#PRINCIPAL} the properties that lead to the value, of ROLES the roles. */
  public List<String> parts() {
    return parts;
  }

  /** Of SESSION, ATTRIBUTE and JWT: what the name may mean, the likeliest first. */
  public List<Reference> references() {
    return references;
  }

  /** Of {@link Kind#PATH}; else null. */
  public PathVariable pathVariable() {
    return pathVariable;
  }
}
