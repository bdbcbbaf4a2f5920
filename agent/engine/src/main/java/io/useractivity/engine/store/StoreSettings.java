package io.useractivity.engine.store;

import io.useractivity.engine.config.ColumnSource;
import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.ForeignKeys;
import io.useractivity.engine.config.JdbcScheme;
import io.useractivity.engine.config.JdbcUrl;
import io.useractivity.engine.config.Option;
import java.io.File;
import java.util.Collections;
import java.util.Map;

/** What the configuration says of the store; immutable, and shows no secret. */
public final class StoreSettings {

  private static final int H2_PREFIX = JdbcScheme.H2.prefix().length();

  private final String url;
  private final String user;
  private final String password;
  private final File dataDirectory;
  private final int poolSize;
  private final boolean create;
  private final ForeignKeys foreignKeys;
  private final Map<String, ColumnSource> columns;
  private final boolean readOnly;

  private StoreSettings(Configuration configuration, String url, String user, String password) {
    this.readOnly = false;
    this.url = url;
    this.user = user;
    this.password = password;
    this.dataDirectory = configuration.dataDirectory();
    this.poolSize = configuration.get(Option.JDBC_POOL_SIZE);
    this.create = configuration.get(Option.SCHEMA_CREATE);
    this.foreignKeys = configuration.get(Option.SCHEMA_FOREIGN_KEYS);
    this.columns = Collections.unmodifiableMap(configuration.columns());
  }

  private StoreSettings(StoreSettings same) {
    this.readOnly = true;
    this.url = same.url;
    this.user = same.user;
    this.password = same.password;
    this.dataDirectory = same.dataDirectory;
    this.poolSize = same.poolSize;
    this.create = same.create;
    this.foreignKeys = same.foreignKeys;
    this.columns = same.columns;
  }

  public static StoreSettings of(Configuration configuration) {
    return new StoreSettings(
        configuration,
        configuration.get(Option.JDBC_URL),
        configuration.get(Option.JDBC_USER),
        configuration.get(Option.JDBC_PASSWORD));
  }

  /** The same as the pages see it: they may read another server, or by an account of their own. */
  public static StoreSettings ofPages(Configuration configuration) {
    String url = configuration.get(Option.VIEW_JDBC_URL);
    String user = configuration.get(Option.VIEW_JDBC_USER);
    boolean same = user == null;
    return new StoreSettings(
        configuration,
        url == null ? configuration.get(Option.JDBC_URL) : url,
        same ? configuration.get(Option.JDBC_USER) : user,
        configuration.get(same ? Option.JDBC_PASSWORD : Option.VIEW_JDBC_PASSWORD));
  }

  /**
   * The same for a process that only reads: it opens the embedded database's file so. Not for the
   * agent, which has it open to write.
   */
  public StoreSettings readOnly() {
    return new StoreSettings(this);
  }

  /** Whether the embedded database's file is opened to read only. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** The database's address; null for the embedded one in the data directory. */
  public String url() {
    return url;
  }

  /** Whether the rows go to a file that one JVM at a time has open, and not to a server. */
  public boolean isFile() {
    return url == null
        || (JdbcScheme.H2.begins(url)
            && !url.startsWith("tcp:", H2_PREFIX)
            && !url.startsWith("ssl:", H2_PREFIX));
  }

  /** Whether the address names a file from the working directory, as H2 has it. */
  public boolean isRelativeFile() {
    return url != null
        && JdbcScheme.H2.begins(url)
        && (url.startsWith(".", H2_PREFIX) || url.startsWith("file:.", H2_PREFIX));
  }

  /** Null if nobody said so. */
  public String user() {
    return user;
  }

  /** Null if nobody said so. */
  public String password() {
    return password;
  }

  /** The directory of the agent's own files, absolute; it need not exist yet. */
  public File dataDirectory() {
    return dataDirectory;
  }

  /** Connections at most. */
  public int poolSize() {
    return poolSize;
  }

  /** Whether a missing table is created. */
  public boolean create() {
    return create;
  }

  public ForeignKeys foreignKeys() {
    return foreignKeys;
  }

  /** What fills further columns of the table, by the column's name. */
  public Map<String, ColumnSource> columns() {
    return columns;
  }

  @Override
  public String toString() {
    return url == null ? "the embedded database in " + dataDirectory : JdbcUrl.of(url).toString();
  }
}
