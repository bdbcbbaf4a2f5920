package io.useractivity.engine.redact;

import java.util.ArrayList;
import java.util.BitSet;
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
  private boolean namesSecret;
  private boolean calls;
  private String document;
  private final List<String> values = new ArrayList<>(0);
  private final List<String> surelyValues = new ArrayList<>(0);
  private final List<String> arguments = new ArrayList<>(0);
  private final List<String> arrays = new ArrayList<>(0);
  private BitSet secretPlaces;
  private int places;

  Siblings(FieldTexts texts) {
    this.texts = texts;
  }

  /** Whether the object is about a secret. */
  boolean namesSecret() {
    return namesSecret;
  }

  /** There is a member that is a text, as it came. */
  void addText(String name, Set<MemberRole> roles, String text) {
    if (roles.contains(MemberRole.NAMES)) {
      named = true;
      calls = true;
      namesSecret |= texts.namesSecret(text);
    }
    calls |= roles.contains(MemberRole.METHOD);
    if (name.equals("query") && text.indexOf('$') >= 0) {
      document = text;
    }
  }

  /** There is a member that names what others are and is itself about a secret. */
  void addNameOfSecret() {
    named = true;
    namesSecret = true;
  }

  /** The elements of a member name those of others. */
  void addNames(BitSet secret, int size) {
    if (!secret.isEmpty()) {
      secretPlaces = secret;
      places = size;
    }
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
      List<?> list = (List<?>) value;
      arrays.add(key);
      if (roles.contains(MemberRole.ARGUMENTS)) {
        arguments.add(key);
      }
      if (roles.contains(MemberRole.NAMES)) { // a path of several steps
        namesSecret |= !PlacedValues.namesOfSecrets(list, texts).isEmpty();
      } else if (MemberRole.ofPlural(name).contains(MemberRole.NAMES)) {
        addNames(PlacedValues.namesOfSecrets(list, texts), list.size());
      }
    }
  }

  /**
   * Hides in an object what its members say is to be hidden.
   *
   * @param complete whether there can't be a member that nobody has seen
   */
  void hideIn(Map<String, Object> members, boolean complete) {
    if (namesSecret) {
      redact(members, values);
    } else if (!complete && !named) {
      redact(members, surelyValues);
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

  private static void redact(Map<String, Object> members, List<String> keys) {
    for (String key : keys) {
      members.computeIfPresent(key, (name, value) -> Mark.REDACTED);
    }
  }

  @SuppressWarnings("unchecked") // All lists are those that the reader has made.
  private void hidePlaces(Map<String, Object> members) {
    for (String key : arrays) {
      Object array = members.get(key);
      if (array instanceof List) {
        PlacedValues.hideColumns((List<Object>) array, 0, secretPlaces, places);
      }
    }
  }

  @SuppressWarnings("unchecked") // All maps are those that the reader has made.
  private void hideVariables(Object variables) {
    GraphQlVariables.hide((Map<String, Object>) variables, document, texts);
  }
}
