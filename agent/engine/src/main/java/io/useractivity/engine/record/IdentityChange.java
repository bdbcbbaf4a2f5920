package io.useractivity.engine.record;

/** Whether a user came or went with a request. */
public enum IdentityChange {
  NONE,
  /** Somebody signed in, or asked to and was not refused. */
  LOGIN,
  /** Somebody tried to sign in and was refused: who that was is not known. */
  FAILED_LOGIN,
  /** The user signed out. */
  LOGOUT
}
