package io.useractivity.engine.store.connect;

import java.io.File;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A file of H2's whose process was killed.
 *
 * <p>H2 2.2.224 recovers it by giving away the space of chunks without live pages, but its list of
 * chunks on file goes on naming them until they are 45 s old ({@code
 * FileStore.findLastChunkWithCompleteValidChunkSet}). If it writes there and then ends cleanly, the
 * next start believes the list, finds two chunks in one place and takes the file for corrupted
 * (h2database issues 2752 and 4083). Later versions need Java 11.
 */
final class RecoveredFile {

  private static final String WITHOUT_LIVE_PAGES = ",livePages:0,";

  /** Each makes more versions too old to be kept; one or two are enough. */
  private static final int MOST_COMMITS = 20;

  private RecoveredFile() {}

  /** Takes the chunks without live pages off the list of a database that is open. */
  static void settle(JdbcConnection connection) {
    if (connection.getSession() instanceof SessionLocal) {
      settle(
          ((SessionLocal) connection.getSession()).getDatabase().getStore().getMvStore(),
          MOST_COMMITS);
    }
  }

  private static void settle(MVStore store, int commits) {
    FileStore<?> file = store.getFileStore();
    if (file == null || file.isReadOnly() || commits == 0 || !namesDeadChunks(file)) {
      return;
    }
    int retentionMillis = store.getRetentionTime();
    store.setRetentionTime(0);
    try {
      store.setStoreVersion(store.getStoreVersion() + 1); // else there is nothing to commit
      store.commit();
    } finally {
      // 0 is another thread's, which does the same just now; it must not stay.
      store.setRetentionTime(
          retentionMillis == 0 ? file.getDefaultRetentionTime() : retentionMillis);
    }
    settle(store, commits - 1);
  }

  private static boolean namesDeadChunks(FileStore<?> file) {
    return file.getLayoutMap().values().stream()
        .anyMatch(value -> value.contains(WITHOUT_LIVE_PAGES));
  }

  /** Whether opening it failed because somebody else has opened and ended it after a kill. */
  static boolean isNeeded(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MVStoreException && cause.getMessage().startsWith("Double mark")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Recovers it without the list, which loses nothing: all live pages are where they were.
   *
   * @throws SQLException if that fails too
   */
  static void recover(File file) throws SQLException {
    try (MVStore store = new MVStore.Builder().fileName(file.getPath()).recoveryMode().open()) {
      settle(store, MOST_COMMITS);
    } catch (MVStoreException e) {
      throw new SQLException(file + " cannot be recovered: " + e.getMessage(), e);
    }
  }
}
