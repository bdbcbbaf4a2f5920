package io.useractivity.engine.store.connect;

import io.useractivity.engine.files.OwnerOnly;
import io.useractivity.engine.store.StoreSettings;
import java.io.File;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which database the rows go to, and how to open it; immutable. */
public final class Database {

  private final StoreSettings settings;
  private final String url;
  private final Dialect dialect;

  private Database(StoreSettings settings, String url) {
    this.settings = settings;
    this.url = url;
    this.dialect = Dialects.of(url);
  }

  public static Database of(StoreSettings settings) {
    return new Database(
        settings,
        settings.url() == null ? Dialects.embeddedUrl(settings.dataDirectory()) : settings.url());
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

  /** A source of connections; the embedded database's directory exists from then on. */
  DataSource dataSource() throws SQLException {
    if (isEmbedded()) {
      File directory = settings.dataDirectory();
      try {
        OwnerOnly.createDirectory(directory.toPath());
      } catch (IOException e) {
        throw new SQLException("the directory " + directory + " cannot be created (" + e + ")", e);
      }
    }
    return dataSource(dialect, url);
  }

  /** A source of connections that creates nothing. */
  public DataSource existing() throws SQLException {
    return isEmbedded() ? dataSource(dialect, dialect.ifExists(url)) : dataSource();
  }

  private boolean isEmbedded() {
    return settings.url() == null;
  }

  /** What it is, for messages; without its secrets. */
  @Override
  public String toString() {
    return settings.toString();
  }
}
