package org.example.backoffice.store;

/** The database did not do as told; nobody up the stack can repair that, hence unchecked. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
