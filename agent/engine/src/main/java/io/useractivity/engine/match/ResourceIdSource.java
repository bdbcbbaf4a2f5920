package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import java.util.Set;

/** Where a rule finds the id of the resource; immutable. */
public final class ResourceIdSource {

  /** What kind of place. */
  public enum Kind {
    /** A text with variables of the path. */
    TEXT,
    /** A query parameter or form field. */
    PARAM,
    /** A field of the JSON body. */
    JSON,
    /** The response's header Location. */
    LOCATION
  }

  private final Kind kind;
  private final String name;
  private final VariableText text;
  private final PathPattern location;

  private ResourceIdSource(Kind kind, String name, VariableText text, PathPattern location) {
    this.kind = kind;
    this.name = name;
    this.text = text;
    this.location = location;
  }

  /**
   * Reads where the id of a resource comes from.
   *
   * @param variables that the rule's path has
   */
  public static ResourceIdSource parse(String text, Set<String> variables)
      throws InvalidValueException {
    if (text.equals("location")) {
      return new ResourceIdSource(Kind.LOCATION, null, null, null);
    }
    if (text.startsWith("location:")) {
      PathPattern location = PathPattern.parse(text.substring("location:".length()).trim());
      if (location.variables().size() != 1) {
        throw new InvalidValueException(
            "a source of an id (a pattern behind location: has one variable, as in"
                + " location:/orders/{id}/**)");
      }
      return new ResourceIdSource(Kind.LOCATION, null, null, location);
    }
    if (text.startsWith("param:")) {
      return new ResourceIdSource(Kind.PARAM, named(text, "param:"), null, null);
    }
    if (text.startsWith("json:")) {
      return new ResourceIdSource(Kind.JSON, named(text, "json:"), null, null);
    }
    return new ResourceIdSource(Kind.TEXT, null, VariableText.parse(text, variables), null);
  }

  private static String named(String text, String prefix) throws InvalidValueException {
    String name = text.substring(prefix.length()).trim();
    if (name.isEmpty()) {
      throw new InvalidValueException("a source of an id (" + prefix + " needs a name behind it)");
    }
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** The parameter, or the path of the JSON field, with dots; null for other kinds. */
  public String name() {
    return name;
  }

  /** The text; null for other kinds. */
  public VariableText text() {
    return text;
  }

  /** What the path in Location is like, with one variable; null if its last segment is the id. */
  public PathPattern location() {
    return location;
  }
}
