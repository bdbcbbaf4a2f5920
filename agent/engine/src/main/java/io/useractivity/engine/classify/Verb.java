package io.useractivity.engine.classify;

import io.useractivity.engine.match.SignInWords;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A path segment that says what is done to the resource before it; immutable. */
enum Verb {
  /** Tells nothing that the method does not. */
  PLAIN(null, null, "new", "list", "view", "show", "index", "save", "print"),
  CREATE(null, "create", "create", "add"),
  UPDATE(null, "update", "edit", "update"),
  DELETE(null, "delete", "delete", "remove"),
  CANCEL(null, "cancel", "cancel"),
  APPROVE(null, "approve", "approve"),
  REJECT(null, "reject", "reject"),
  SUBMIT(null, "submit", "submit"),
  IMPORT(null, "import", "import"),
  SEARCH("search", "search", "search", "find"),
  EXPORT("export", "export", "export"),
  DOWNLOAD("download", "download", "download"),
  /** Words of {@link SignInWords}, as those of log-outs. */
  LOGIN(null, "login"),
  LOGOUT(null, "logout");

  private static final Map<String, Verb> BY_WORD = new HashMap<>();

  static {
    for (Verb verb : values()) {
      for (String word : verb.words) {
        BY_WORD.put(word, verb);
      }
    }
  }

  private final String readingType;
  private final String writingType;

  @SuppressWarnings("ImmutableEnumChecker") // never written
  private final String[] words;

  /**
   * @param readingType the activity of a GET, null for that of the method: {@code GET
   *     /orders/1/edit} shows a form
   * @param writingType the activity of a POST, PUT or PATCH, null for that of the method
   */
  Verb(String readingType, String writingType, String... words) {
    this.readingType = readingType;
    this.writingType = writingType;
    this.words = words;
  }

  /** Null if the segment is no verb. */
  static Verb of(String segment) {
    if (SignInWords.isLogin(segment)) {
      return LOGIN;
    }
    return SignInWords.isLogout(segment) ? LOGOUT : BY_WORD.get(segment.toLowerCase(Locale.ROOT));
  }

  /** {@code /download/report.pdf}: the words behind it name what is downloaded. */
  boolean staysBeforeWords() {
    return this == EXPORT || this == DOWNLOAD;
  }

  /**
   * The activity type of a request.
   *
   * @param method in upper case
   * @param verb of its path, null for none
   */
  static String activityType(String method, Verb verb) {
    switch (method) {
      case "GET":
      case "HEAD":
        return verb == null || verb.readingType == null ? "view" : verb.readingType;
      case "POST":
        return verb == null || verb.writingType == null ? "create" : verb.writingType;
      case "PUT":
      case "PATCH":
        return verb == null || verb.writingType == null ? "update" : verb.writingType;
      case "DELETE":
        return "delete";
      default:
        return method.toLowerCase(Locale.ROOT);
    }
  }
}
