package io.useractivity.engine.store.connect;

import javax.sql.DataSource;

/** The dialects that there are, told apart by the address. */
public final class Dialects {

  private static final Dialect MARIADB = new MariaDbDialect();

  private static final Dialect H2 = new H2Dialect();

  private static final Dialect[] ALL = {MARIADB, new MySqlDialect(MARIADB), H2};

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

  /** Opens the agent's own database; its files are checked at each connection. */
  static DataSource embedded(EmbeddedFiles files, String user, String password) {
    return new EmbeddedDataSource(files.url(), user, password, files::create, files.file());
  }

  /**
   * The same, but creates nothing.
   *
   * @param readOnly whether the file is opened to read only
   */
  static DataSource existing(EmbeddedFiles files, boolean readOnly, String user, String password) {
    String url = readOnly ? files.readOnlyUrl() : files.url();
    return new EmbeddedDataSource(H2.ifExists(url), user, password, files::check, files.file());
  }
}
