package io.useractivity.engine.store.connect;

import io.useractivity.engine.config.JdbcScheme;
import io.useractivity.engine.files.PrivateDirectory;
import java.io.File;
import java.io.IOException;
import java.sql.SQLException;

/**
 * The files of the agent's own H2 database. Its triggers and aliases run in the JVM that opens it,
 * so it is opened only if nobody else can have made it. Immutable.
 */
final class EmbeddedFiles {

  private static final String NAME = "user-activity";
  private static final String DATA = NAME + ".mv.db";

  /**
   * 4 MB of cache, not half of a small heap; closed by us, not by a hook of its own that races with
   * the last flush; each commit written out at once, so that a killed JVM loses nothing of it.
   */
  private static final String OPTIONS =
      ";CACHE_SIZE=4096;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

  private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

  private final File directory;
  private final PrivateDirectory checked;

  EmbeddedFiles(File directory) {
    this.directory = directory;
    this.checked = new PrivateDirectory(directory);
  }

  String url() {
    // A semicolon ends the path in H2's addresses.
    String file = new File(directory, NAME).getPath().replace(";", "\\;");
    return JdbcScheme.H2.prefix() + "file:" + file + OPTIONS;
  }

  /** Of a file that is opened to read only, which several may do at once. */
  String readOnlyUrl() {
    return url() + READ_ONLY;
  }

  /** Where the rows are. */
  File file() {
    return new File(directory, DATA);
  }

  /** Makes what is missing: H2 would let the whole world read it. */
  void create() throws SQLException {
    try {
      checked.create();
      checked.check(NAME);
      checked.createFile(DATA);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Creates nothing; what is not there is H2's to tell. */
  void check() throws SQLException {
    try {
      if (checked.exists()) {
        checked.check(NAME);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static SQLException unusable(IOException e) {
    return new SQLException(e.getMessage() + "; data.dir can name another directory", e);
  }
}
