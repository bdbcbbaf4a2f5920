package io.useractivity.engine.redact;

/** What stands where something was taken out. */
public final class Mark {

  public static final String REDACTED = "[REDACTED]";

  private Mark() {}
}
