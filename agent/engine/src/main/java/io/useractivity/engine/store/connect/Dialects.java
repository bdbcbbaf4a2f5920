package io.useractivity.engine.store.connect;

import java.io.File;

/** The dialects that there are, told apart by the address. */
public final class Dialects {

  private static final Dialect MARIADB = new MariaDbDialect();

  private static final Dialect[] ALL = {MARIADB, new MySqlDialect(MARIADB), new H2Dialect()};

  private Dialects() {}

  /**
   * Tells an address's dialect.
   *
   * @return null if the address is of none of them
   */
  public static Dialect of(String url) {
    for (Dialect dialect : ALL) {
      if (dialect.accepts(url)) {
        return dialect;
      }
    }
    return null;
  }

  /** The address of the agent's own database in that directory. */
  static String embeddedUrl(File directory) {
    return H2Dialect.fileUrl(directory);
  }
}
