package io.useractivity.engine.store;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.JdbcUrl;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.files.OwnerOnly;
import java.io.File;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which database the rows go to, and how to open it; immutable. */
final class Database {

  private static final String EMBEDDED_FILE = "user-activity";

  /**
   * 4 MB of cache, not half of a small heap; closed by us, not by a hook of its own that races with
   * the last flush; each commit written out at once, so that a killed JVM loses nothing of it.
   */
  private static final String EMBEDDED_OPTIONS =
      ";CACHE_SIZE=4096;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

  private final DatabaseKind kind;
  private final String url;
  private final String user;
  private final String password;
  private final File directory;

  private Database(DatabaseKind kind, String url, String user, String password, File directory) {
    this.kind = kind;
    this.url = url;
    this.user = user;
    this.password = password;
    this.directory = directory;
  }

  static Database of(Configuration configuration) {
    String user = configuration.get(Option.JDBC_USER);
    String password = configuration.get(Option.JDBC_PASSWORD);
    if (configuration.isEmbedded()) {
      File directory = configuration.dataDirectory();
      String file = new File(directory, EMBEDDED_FILE).getPath();
      // A semicolon ends the path in H2's addresses.
      String url = "jdbc:h2:file:" + file.replace(";", "\\;") + EMBEDDED_OPTIONS;
      return new Database(DatabaseKind.H2, url, user, password, directory);
    }
    String url = configuration.get(Option.JDBC_URL);
    return new Database(DatabaseKind.of(url), url, user, password, null);
  }

  DatabaseKind kind() {
    return kind;
  }

  /** The same address in the words of MariaDB's driver. */
  ConnectorJAddress forMariaDb(boolean encrypted) {
    return ConnectorJAddress.translate(url, encrypted);
  }

  /** A source of connections by another driver and address, as the same user. */
  DataSource dataSource(DatabaseKind otherKind, String otherUrl) throws SQLException {
    return otherKind.dataSource(otherUrl, user, password);
  }

  /** A source of connections; the embedded database's directory exists from then on. */
  DataSource dataSource() throws SQLException {
    if (directory != null) {
      try {
        OwnerOnly.createDirectory(directory.toPath());
      } catch (IOException e) {
        throw new SQLException("the directory " + directory + " cannot be created (" + e + ")", e);
      }
    }
    return kind.dataSource(url, user, password);
  }

  /** A source of connections that creates nothing. */
  DataSource existing() throws SQLException {
    return directory == null
        ? dataSource()
        : kind.dataSource(url + ";IFEXISTS=TRUE", user, password);
  }

  /** What it is, for messages; without its secrets. */
  @Override
  public String toString() {
    return directory == null ? JdbcUrl.masked(url) : "the embedded database in " + directory;
  }
}
