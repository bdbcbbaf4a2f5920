package io.useractivity.engine.cli;

import io.useractivity.engine.redact.Redactor;

/**
 * Takes out of another JVM's command line what it has as secrets: by the redaction of the rows, and
 * by the forms in which options take values. Words that belong to one argument cannot be told from
 * further ones, so everything up to the next option goes. For one thread.
 */
final class CommandLineSecrets {

  /** As in the rows. */
  private static final String HIDDEN = "[REDACTED]";

  private final Redactor redactor;

  CommandLineSecrets(Redactor redactor) {
    this.redactor = redactor;
  }

  String hiddenIn(String command) {
    StringBuilder shown = new StringBuilder();
    boolean hiding = false;
    boolean hidden = false;
    for (String word : command.split(" ", -1)) {
      if (hiding && !word.startsWith("-")) {
        if (!hidden) {
          add(HIDDEN, shown);
          hidden = true;
        }
        continue;
      }
      int equals = word.indexOf('=');
      String name = nameOf(equals < 0 ? word : word.substring(0, equals));
      boolean option = word.startsWith("-");
      hiding = (equals > 0 || option) && !name.isEmpty() && redactor.isSensitive(name);
      hidden = hiding && equals > 0;
      add(hidden ? word.substring(0, equals + 1) + HIDDEN : word, shown);
    }
    return redactor.text(shown.toString());
  }

  /** Without hyphens, and the D of a system property. */
  private static String nameOf(String word) {
    int start = 0;
    while (start < word.length() && word.charAt(start) == '-') {
      start++;
    }
    boolean property = start == 1 && word.startsWith("D", start) && word.length() > 2;
    return word.substring(property ? start + 1 : start);
  }

  private static void add(String word, StringBuilder line) {
    if (line.length() > 0) {
      line.append(' ');
    }
    line.append(word);
  }
}
