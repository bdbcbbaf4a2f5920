package io.useractivity.engine.store;

/** For fake stores in other rooms' tests. */
public final class StoreExceptions {

  private StoreExceptions() {}

  public static StoreException unavailable(String message) {
    return StoreException.unavailable(message, null);
  }

  public static StoreException refused(String message) {
    return StoreException.refused(message, null);
  }
}
