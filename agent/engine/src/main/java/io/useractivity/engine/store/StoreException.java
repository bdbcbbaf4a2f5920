package io.useractivity.engine.store;

/** Rows could not be written; nothing of the attempt is left in the table. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean refused;

  private StoreException(String message, boolean refused, Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  /** The database can't be used at the moment: the same rows may be written later. */
  static StoreException unavailable(String message, Throwable cause) {
    return new StoreException(message, false, cause);
  }

  /** The database does not take at least one of the rows, now or later. */
  static StoreException refused(String message, Throwable cause) {
    return new StoreException(message, true, cause);
  }

  /** Whether a row is to blame, not the database's state. */
  public boolean isRefused() {
    return refused;
  }
}
