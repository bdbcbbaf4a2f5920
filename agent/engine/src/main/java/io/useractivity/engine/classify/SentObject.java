package io.useractivity.engine.classify;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * To what something is done where a field alone says so: {@code /delete.do?userId=7}, {@code
 * /Delete.jsp?page=Main}. Immutable.
 */
final class SentObject {

  /** What fields are called that have the name of what a page is about. */
  private static final Set<String> NOUNS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "page",
                  "file",
                  "document",
                  "article",
                  "topic",
                  "folder",
                  "user",
                  "group",
                  "role",
                  "account",
                  "customer",
                  "order",
                  "product",
                  "item",
                  "project",
                  "job",
                  "task",
                  "service")));

  private final String type;
  private final String id;
  private final boolean byId;

  private SentObject(String type, String id, boolean byId) {
    this.type = type;
    this.id = id;
    this.byId = byId;
  }

  /**
   * Reads a field.
   *
   * @param value may be null
   * @return null if it does not say to what something is done
   */
  static SentObject of(String field, String value) {
    if (value == null || !IdText.isInField(value)) {
      return null;
    }
    String noun = nounOfId(field);
    if (noun != null) {
      return new SentObject(noun, value, true);
    }
    boolean named = NOUNS.contains(field) && Character.isLetter(value.charAt(0)); // no page=2
    return named ? new SentObject(field, value, false) : null;
  }

  /** {@code user} of {@code userId} and {@code user_id}. */
  private static String nounOfId(String field) {
    int end = field.length() - 2;
    if (end < 1 || !field.regionMatches(true, end, "id", 0, 2)) {
      return null;
    }
    boolean separated = field.charAt(end - 1) == '_';
    if (!separated && !(Character.isUpperCase(field.charAt(end)) && isSmall(field, end))) {
      return null;
    }
    String noun = field.substring(0, separated ? end - 1 : end);
    return isName(noun) ? noun.substring(0, 1).toLowerCase(Locale.ROOT) + noun.substring(1) : null;
  }

  private static boolean isSmall(String field, int end) {
    return Character.isLowerCase(field.charAt(end - 1));
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetter(text.charAt(i)) && text.charAt(i) != '_') {
        return false;
      }
    }
    return !text.isEmpty() && Character.isLetter(text.charAt(0));
  }

  String type() {
    return type;
  }

  String id() {
    return id;
  }

  boolean isSame(SentObject other) {
    return other != null && other.type.equals(type) && other.id.equals(id);
  }

  /** Whether the field is there for ids, and so says it more surely. */
  boolean isById() {
    return byId;
  }
}
