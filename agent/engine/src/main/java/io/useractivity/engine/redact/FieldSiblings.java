package io.useractivity.engine.redact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the fields of a query or form say about each other: in {@code key=password&value=abc} the
 * first tells what the second is, and so do {@code h[0].name} and {@code h[0].value}. For one query
 * or form.
 */
final class FieldSiblings {

  /** Fields of which the names differ in their last part alone. */
  private static final class Group {

    /** Names of secrets in their order, null for every other name. */
    private final List<String> secrets = new ArrayList<>(1);

    private final Map<String, Integer> values = new HashMap<>(2);
    private String anySecret;
  }

  /** A value that other fields, also later ones, may tell to be a secret. */
  static final class Value {

    private final Group group;
    private final String last;
    private final int place;

    private Value(Group group, String last, int place) {
      this.group = group;
      this.last = last;
      this.place = place;
    }

    /**
     * Once all fields are known, what secret it is; null for none. Of as many values as names each
     * belongs to one.
     */
    String secretName() {
      boolean paired = group.values.get(last) == group.secrets.size();
      return paired ? group.secrets.get(place) : group.anySecret;
    }
  }

  private final SensitiveNames names;

  /** Made when there is one. */
  private Map<String, Group> groups = Collections.emptyMap();

  FieldSiblings(SensitiveNames names) {
    this.names = names;
  }

  /**
   * There is a field.
   *
   * @return null if no other field says anything about it
   */
  Value add(String name, String value) {
    int end = endOfLast(name);
    int start = startOfLast(name, end);
    String last = name.substring(start, end);
    Set<MemberRole> roles = MemberRole.of(last);
    boolean isName = roles.contains(MemberRole.NAMES);
    boolean isValue = roles.contains(MemberRole.VALUE);
    if (!isName && !isValue) {
      return null;
    }
    Group group = group(name.substring(0, start) + name.substring(end));
    if (isName) {
      boolean secret = names.isNamedBy(value);
      group.secrets.add(secret ? value : null);
      group.anySecret = secret ? names.stricter(group.anySecret, value) : group.anySecret;
    }
    return isValue ? new Value(group, last, group.values.merge(last, 1, Integer::sum) - 1) : null;
  }

  /** Whether a name may say something of another field, or its value be told by another. */
  static boolean mayTell(String name) {
    int end = endOfLast(name);
    Set<MemberRole> roles = MemberRole.of(name.substring(startOfLast(name, end), end));
    return roles.contains(MemberRole.NAMES) || roles.contains(MemberRole.VALUE);
  }

  /** Where the last part of a name ends, before what it is numbered with. */
  private static int endOfLast(String name) {
    int end = name.length();
    while (end > 0 && isNumbering(name.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int startOfLast(String name, int end) {
    int start = end;
    while (start > 0 && "[.:_-".indexOf(name.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private Group group(String common) {
    groups = groups.isEmpty() ? new HashMap<>() : groups;
    return groups.computeIfAbsent(common, first -> new Group());
  }

  private static boolean isNumbering(char c) {
    return (c >= '0' && c <= '9') || "[]()_-.".indexOf(c) >= 0;
  }
}
