package io.useractivity.engine.store.connect;

import io.useractivity.engine.store.StoreSettings;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which database the rows go to, and how to open it; immutable. */
public final class Database {

  private final StoreSettings settings;

  /** Null for a database that is not the agent's own. */
  private final EmbeddedFiles embedded;

  private final String url;
  private final Dialect dialect;
  private final AddressSecrets secrets;

  private Database(StoreSettings settings, EmbeddedFiles embedded, String url) {
    this.settings = settings;
    this.embedded = embedded;
    this.url = url;
    this.dialect = Dialects.of(url);
    this.secrets = new AddressSecrets(settings);
  }

  public static Database of(StoreSettings settings) {
    if (settings.url() != null) {
      return new Database(settings, null, settings.url());
    }
    EmbeddedFiles embedded = new EmbeddedFiles(settings.dataDirectory());
    return new Database(settings, embedded, embedded.url());
  }

  /** That of the address; the server may be served better by another. */
  public Dialect dialect() {
    return dialect;
  }

  /** The same address in the words of MariaDB's driver. */
  ConnectorJAddress forMariaDb(boolean encrypted) {
    return ConnectorJAddress.translate(url, encrypted);
  }

  /** A source of connections by another driver and address, as the same user. */
  DataSource dataSource(Dialect otherDialect, String otherUrl) throws SQLException {
    return otherDialect.dataSource(otherUrl, settings.user(), settings.password());
  }

  /** A source of connections, by which the embedded database's directory comes to be. */
  DataSource dataSource() throws SQLException {
    return embedded == null
        ? dataSource(dialect, url)
        : Dialects.embedded(embedded, settings.user(), settings.password());
  }

  /** A source of connections that creates nothing. */
  public DataSource existing() throws SQLException {
    return embedded == null
        ? dataSource(dialect, url)
        : Dialects.existing(embedded, settings.isReadOnly(), settings.user(), settings.password());
  }

  /**
   * What is wrong, in one line, and what to do where that is known; without the password and
   * whatever else the address carries. No other way leads from a driver's message to one of ours.
   */
  public String reason(Throwable failure) {
    return secrets.hiddenIn(
        failure instanceof SQLException
            ? dialect.reason((SQLException) failure)
            : String.valueOf(failure));
  }

  /** What it is, for messages; without its secrets. */
  @Override
  public String toString() {
    return settings.toString();
  }
}
