package io.useractivity.engine.store;

/** Rows could not be written; unless unconfirmed, nothing of the attempt is left in the table. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Who or what is to blame, as far as the database says. */
  public enum Kind {
    /** No row was sent: the database is away, or its table cannot be had. */
    AWAY,
    /** The database says that its state is to blame, or the connection broke under the rows. */
    STATE,
    /** The connection holds, and what the database says may be about its state or about a row. */
    UNEXPLAINED,
    /** The database does not take at least one of the rows, now or later. */
    REFUSED,
    /** The connection broke while the rows were committed: they may be in the table, or not. */
    UNCONFIRMED
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
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
