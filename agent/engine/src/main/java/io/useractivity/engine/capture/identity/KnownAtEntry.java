package io.useractivity.engine.capture.identity;

/** What a nested call's own request knew of the user when the call began. */
public enum KnownAtEntry {
  /** Nobody: it is asked again. */
  NOBODY,
  /** As the first of all requests, somebody: it is asked whether that is still so. */
  THE_USER,
  /** It was not asked, since the user was known. */
  NOT_ASKED
}
