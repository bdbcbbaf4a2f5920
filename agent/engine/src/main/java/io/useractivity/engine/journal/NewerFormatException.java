package io.useractivity.engine.journal;

import java.io.IOException;

/** A segment of a format that a later version of the agent has brought. */
final class NewerFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  NewerFormatException() {
    super("a later version of the agent has written it");
  }
}
