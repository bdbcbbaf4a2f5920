package io.useractivity.engine.store;

/** For fake stores in other rooms' tests. */
public final class StoreExceptions {

  private StoreExceptions() {}

  public static StoreException unavailable(String message) {
    return new StoreException(StoreException.Kind.AWAY, message, null);
  }

  public static StoreException refused(String message) {
    return new StoreException(StoreException.Kind.REFUSED, message, null);
  }

  /** The database blames its own state. */
  public static StoreException inState(String message) {
    return new StoreException(StoreException.Kind.STATE, message, null);
  }

  /** The database fails for reasons that nobody knows. */
  public static StoreException unexplained(String message) {
    return new StoreException(StoreException.Kind.UNEXPLAINED, message, null);
  }
}
