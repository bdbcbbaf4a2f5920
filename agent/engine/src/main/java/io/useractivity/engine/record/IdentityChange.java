package io.useractivity.engine.record;

/** Whether a user came or went with a request. */
public enum IdentityChange {
  NONE,
  /** Nobody was seen to come or go: what the request carried tells whether somebody tried. */
  POSSIBLE,
  /** As {@link #POSSIBLE}, and the answer gives out a cookie that signs in. */
  GRANTED,
  /** Somebody signed in, or asked to and was not refused. */
  LOGIN,
  /** Somebody tried to sign in and was refused: who that was is not known. */
  FAILED_LOGIN,
  /** The user signed out. */
  LOGOUT
}
