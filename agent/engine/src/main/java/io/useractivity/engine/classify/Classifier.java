package io.useractivity.engine.classify;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names a request by the conventions of REST: {@code DELETE /api/orders/42} is {@code delete} of
 * {@code orders}, {@code 42}. Immutable.
 */
public final class Classifier {

  /** Segments that say where an API lies, not what it is about. */
  private static final Set<String> PREFIXES = new HashSet<>(Arrays.asList("api", "rest"));

  /** Segments that say what is done to the resource before them. */
  private static final Set<String> VERBS =
      new HashSet<>(
          Arrays.asList(
              "new", "create", "add", "edit", "update", "save", "delete", "remove", "cancel",
              "search", "find", "list", "view", "show", "export", "import", "print", "approve",
              "reject", "submit", "index"));

  /**
   * Names a request.
   *
   * @param method as the request has it
   * @param path normalised, within the application, beginning with a slash
   */
  public Classification classify(String method, String path) {
    String upper = method.toUpperCase(Locale.ROOT);
    String[] segments = path.substring(Math.min(1, path.length())).split("/", -1);
    StringBuilder route = new StringBuilder(upper).append(' ');
    String resourceType = null;
    String resourceId = null;
    String owner = null;
    for (String segment : segments) {
      if (segment.isEmpty()) {
        continue;
      }
      String name = withoutExtension(segment);
      if (isId(name)) {
        route.append("/{id}");
        if (owner != null) {
          resourceType = owner;
          resourceId = name;
        }
      } else {
        route.append('/').append(segment);
        if (isPrefix(name)) {
          continue;
        }
        if (!VERBS.contains(name.toLowerCase(Locale.ROOT))) {
          owner = name;
          if (resourceId == null) {
            resourceType = name;
          }
        }
      }
    }
    if (route.charAt(route.length() - 1) == ' ') {
      route.append('/');
    }
    return new Classification(activityType(upper), route.toString(), resourceType, resourceId);
  }

  private static String activityType(String method) {
    switch (method) {
      case "GET":
      case "HEAD":
        return "view";
      case "POST":
        return "create";
      case "PUT":
      case "PATCH":
        return "update";
      case "DELETE":
        return "delete";
      default:
        return method.toLowerCase(Locale.ROOT);
    }
  }

  /** {@code api}, {@code rest}, {@code v1}. */
  private static boolean isPrefix(String segment) {
    String letters = segment.toLowerCase(Locale.ROOT);
    if (letters.startsWith("v") && letters.length() > 1 && isNumber(letters.substring(1))) {
      return true;
    }
    return PREFIXES.contains(letters);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String withoutExtension(String segment) {
    int dot = segment.lastIndexOf('.');
    return dot > 0 ? segment.substring(0, dot) : segment;
  }

  /** Numbers, UUIDs, and codes that are mostly digits, such as {@code ORD-2024-001}. */
  private static boolean isId(String segment) {
    int digits = 0;
    int others = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '-' && c != '_') {
        if (!Character.isLetter(c)) {
          return false;
        }
        others++;
      }
    }
    if (digits == 0) {
      return false;
    }
    boolean uuid = segment.length() == 36 && segment.charAt(8) == '-' && segment.charAt(23) == '-';
    return others == 0 || uuid || (segment.length() >= 4 && digits >= others);
  }
}
