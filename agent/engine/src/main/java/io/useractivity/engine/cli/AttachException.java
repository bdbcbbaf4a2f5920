package io.useractivity.engine.cli;

/** Another JVM can't be reached, or does not take the agent. */
final class AttachException extends Exception {

  private static final long serialVersionUID = 1L;

  AttachException(String sentence) {
    super(sentence, null, false, false);
  }
}
