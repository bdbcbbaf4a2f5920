package io.useractivity.engine.preview;

/** A text is no HTTP request; the message says why and what it has to be like. */
public final class UnreadableRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableRequestException(String sentence) {
    super(sentence, null, false, false);
  }
}
