package io.useractivity.engine.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the members of one object say about each other, in whatever order they come: that one is a
 * secret, or the arguments of a remote call. For one object.
 */
final class Siblings {

  private final FieldTexts texts;
  private boolean named;
  private String secretName;
  private boolean calls;
  private String document;
  private final List<String> values = new ArrayList<>(0);
  private final List<String> surelyValues = new ArrayList<>(0);
  private final List<String> arguments = new ArrayList<>(0);
  private final List<String> arrays = new ArrayList<>(0);
  private String[] secretPlaces;

  Siblings(FieldTexts texts) {
    this.texts = texts;
  }

  /** What secret the object is about, null for none. */
  String secretName() {
    return secretName;
  }

  /** There is a member that is a text, as it came. */
  void addText(String name, Set<MemberRole> roles, String text) {
    if (roles.contains(MemberRole.NAMES)) {
      named = true;
      calls = true;
      if (texts.namesSecret(text)) {
        secretName = texts.stricter(secretName, text);
      }
    }
    calls |= roles.contains(MemberRole.METHOD);
    if (name.equals("query") && text.indexOf('$') >= 0) {
      document = text;
    }
  }

  /** There is a member that names what others are and is itself about a secret. */
  void addNameOfSecret(String secret) {
    named = true;
    secretName = texts.stricter(secretName, secret);
  }

  /** The elements of a member name those of others; only names of secrets matter. */
  void addNames(List<Object> names) {
    secretPlaces = PlacedValues.namesOfSecrets(names, texts);
  }

  /** There is a member that is stored under that key, as far as its siblings allow. */
  void add(String name, Set<MemberRole> roles, String key, Object value) {
    if (roles.contains(MemberRole.VALUE)) {
      values.add(key);
    }
    if (roles.contains(MemberRole.SURELY_VALUE)) {
      surelyValues.add(key);
    }
    if (value instanceof List) {
      if (roles.contains(MemberRole.ARGUMENTS)) {
        arguments.add(key);
      }
      addArray(name, roles, key, (List<?>) value);
    }
  }

  private void addArray(String name, Set<MemberRole> roles, String key, List<?> elements) {
    boolean path = roles.contains(MemberRole.NAMES); // of several steps
    if (!path && !MemberRole.ofPlural(name).contains(MemberRole.NAMES)) {
      arrays.add(key);
      return;
    }
    String[] secret = PlacedValues.namesOfSecrets(elements, texts);
    for (String each : secret) {
      if (each != null && path) {
        secretName = texts.stricter(secretName, each);
      } else if (each != null) {
        secretPlaces = secret;
      }
    }
  }

  /**
   * Hides in an object what its members say is to be hidden.
   *
   * @param complete whether there can't be a member that nobody has seen
   */
  void hideIn(Map<String, Object> members, boolean complete) {
    if (secretName != null) {
      for (String key : values) {
        members.computeIfPresent(key, (name, value) -> texts.hide(secretName, value));
      }
    } else if (!complete && !named) {
      for (String key : surelyValues) {
        members.computeIfPresent(key, (name, value) -> Mark.REDACTED);
      }
    }
    if (calls || !complete) {
      for (String key : arguments) {
        members.computeIfPresent(key, (name, value) -> ComponentState.withoutArguments(value));
      }
    }
    if (secretPlaces != null) {
      hidePlaces(members);
    }
    ComponentState.hideIn(members);
    Object variables = document == null ? null : members.get("variables");
    if (variables instanceof Map) {
      hideVariables(variables);
    }
  }

  @SuppressWarnings("unchecked") // All lists are those that the reader has made.
  private void hidePlaces(Map<String, Object> members) {
    for (String key : arrays) {
      Object array = members.get(key);
      if (array instanceof List) {
        PlacedValues.hideColumns((List<Object>) array, 0, secretPlaces, texts);
      }
    }
  }

  @SuppressWarnings("unchecked") // All maps are those that the reader has made.
  private void hideVariables(Object variables) {
    GraphQlVariables.hide((Map<String, Object>) variables, document, texts);
  }
}
