package io.useractivity.engine.store.write;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What an ENUM or a SET lists, in its own spelling; anything else is left out. */
final class MemberFit extends TypeFit {

  private static final List<String> TRUE =
      Collections.unmodifiableList(Arrays.asList("1", "true", "t", "yes", "y", "success", "ok"));
  private static final List<String> FALSE =
      Collections.unmodifiableList(
          Arrays.asList("0", "false", "f", "no", "n", "failure", "failed"));

  private final List<String> members;
  private final boolean mayBeEmpty;

  /**
   * @param mayBeEmpty whether none of the members is a value as well
   */
  MemberFit(List<String> members, boolean mayBeEmpty) {
    this.members = members;
    this.mayBeEmpty = mayBeEmpty;
  }

  @Override
  String fit(Object value) {
    if (value instanceof Boolean) {
      for (String word : (Boolean) value ? TRUE : FALSE) {
        if (member(word) != null) {
          return member(word);
        }
      }
      return null;
    }
    return member(value.toString());
  }

  private String member(String text) {
    if (members.contains(text)) {
      return text;
    }
    for (String member : members) {
      if (member.equalsIgnoreCase(text)) {
        return member;
      }
    }
    return null;
  }

  @Override
  String nothing() {
    return mayBeEmpty || members.isEmpty() ? "" : members.get(0);
  }
}
