package io.useractivity.engine.cli;

/** A command can't do what it was asked for, for a reason that its sentence tells. */
final class CommandFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what went wrong, where, and what to do; a whole sentence
   */
  CommandFailedException(String sentence) {
    super(sentence, null, false, false);
  }
}
