package io.useractivity.engine.capture.identity;

/** Names as people mean them: without case, {@code _}, {@code -} and what else is no letter. */
final class FoldedName {

  private FoldedName() {}

  /** Letters and digits of a name alone, in lower case. */
  static String of(String name, int from, int to) {
    StringBuilder folded = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }

  static String of(String name) {
    return of(name, 0, name.length());
  }
}
