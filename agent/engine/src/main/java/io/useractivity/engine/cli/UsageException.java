package io.useractivity.engine.cli;

/** A command was called in a way that it does not know. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String sentence) {
    super(sentence, null, false, false);
  }
}
