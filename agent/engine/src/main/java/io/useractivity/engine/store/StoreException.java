package io.useractivity.engine.store;

/** Rows could not be written; unless unconfirmed, nothing of the attempt is left in the table. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  private enum Kind {
    UNAVAILABLE,
    REFUSED,
    UNCONFIRMED
  }

  private final Kind kind;

  private StoreException(String message, Kind kind, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The database can't be used at the moment: the same rows may be written later. */
  public static StoreException unavailable(String message, Throwable cause) {
    return new StoreException(message, Kind.UNAVAILABLE, cause);
  }

  /** The connection broke while the rows were committed: they may be in the table, or not. */
  public static StoreException unconfirmed(String message, Throwable cause) {
    return new StoreException(message, Kind.UNCONFIRMED, cause);
  }

  /** The database does not take at least one of the rows, now or later. */
  public static StoreException refused(String message, Throwable cause) {
    return new StoreException(message, Kind.REFUSED, cause);
  }

  /** Whether a row is to blame, not the database's state. */
  public boolean isRefused() {
    return kind == Kind.REFUSED;
  }

  /** Whether the rows may have been written all the same. */
  public boolean isUnconfirmed() {
    return kind == Kind.UNCONFIRMED;
  }
}
