package io.useractivity.engine.viewer;

import io.useractivity.engine.record.Column;

/** What happened, in words: "Updated orders 42". Immutable. */
final class EntryWords {

  private static final String DID = "did-";
  private static final String FAILED = "-failed";

  private final Texts texts;

  EntryWords(Texts texts) {
    this.texts = texts;
  }

  /**
   * What was done: in the viewer's language as far as the type is a usual one; as the application
   * or a rule has worded it, if either has.
   */
  String did(Entry entry) {
    String action = entry.get(Column.ACTION);
    if (action != null && !isRoute(action, entry.get(Column.METHOD))) {
      return action;
    }
    String type = entry.get(Column.ACTIVITY_TYPE);
    if (type == null) {
      return texts.of("did-something");
    }
    String key = DID + type;
    if (entry.failed() && texts.has(key + FAILED)) {
      return texts.of(key + FAILED);
    }
    return texts.has(key) ? texts.of(key) : type;
  }

  /** What it was done to; null for nothing, or where the words name it already. */
  String thing(Entry entry) {
    String type = entry.get(Column.ACTIVITY_TYPE);
    String thing = entry.get(Column.RESOURCE_TYPE);
    boolean named = type != null && thing != null && type.startsWith(thing + '.');
    return named && texts.has(DID + type) ? null : thing;
  }

  /** Whether the agent has named it by method and route, for want of a better word. */
  private static boolean isRoute(String action, String method) {
    return action.indexOf('/') >= 0 || (method != null && action.startsWith(method + " "));
  }

  /** Who did it; null for nobody. */
  static String who(Entry entry) {
    String email = entry.get(Column.USER_EMAIL);
    return email == null ? entry.get(Column.USER_ID) : email;
  }
}
