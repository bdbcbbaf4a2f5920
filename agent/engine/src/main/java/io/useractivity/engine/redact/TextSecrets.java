package io.useractivity.engine.redact;

/** Takes out of a text of any kind what is a secret by the names in it, in all their notations. */
final class TextSecrets {

  /**
   * What names, tags and quotes are escaped with, besides what {@link NamedValues} reads itself.
   */
  private static final String[] ESCAPES = {"\\u", "&lt;", "&quot;", "&#", "%3C", "%3c"};

  private TextSecrets() {}

  /** The text without them; the same object if there are none. */
  static String redact(SensitiveNames names, String text) {
    String left = NamedValues.redact(names, Markup.redact(names, text));
    if (hasEscapes(left)) {
      left = NamedValues.redactEscaped(names, Markup.redactEscaped(names, left));
    }
    return SqlSecrets.redact(names, left);
  }

  private static boolean hasEscapes(String text) {
    if (text.indexOf('\\') < 0 && text.indexOf('&') < 0 && text.indexOf('%') < 0) {
      return false;
    }
    for (String escape : ESCAPES) {
      if (text.contains(escape)) {
        return true;
      }
    }
    return false;
  }
}
