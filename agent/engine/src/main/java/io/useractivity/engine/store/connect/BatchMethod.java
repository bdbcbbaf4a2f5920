package io.useractivity.engine.store.connect;

/** How a batch reaches a server best, as the driver and the server's version allow. */
public enum BatchMethod {
  /** As the driver sends it. */
  BATCH("batch"),
  /** One bulk command of MariaDB's driver to a MariaDB. */
  BULK_COMMAND("bulk command"),
  /** Few INSERTs, which Connector/J makes of it. */
  REWRITTEN_BATCH("rewritten batch"),
  /** Few INSERTs, which we make of it. */
  MULTI_ROW_INSERT("multi-row insert"),
  /** One JSON text, which the server unrolls. */
  JSON_TABLE("JSON_TABLE");

  private final String title;

  BatchMethod(String title) {
    this.title = title;
  }

  /** What it is called in the log. */
  @Override
  public String toString() {
    return title;
  }
}
