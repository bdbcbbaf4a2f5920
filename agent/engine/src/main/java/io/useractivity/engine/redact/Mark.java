package io.useractivity.engine.redact;

/** What stands where something was taken out. */
final class Mark {

  static final String REDACTED = "[REDACTED]";

  private Mark() {}
}
