package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.io.IOException;

/**
 * Which archive the rows of a database go to, as all its JVMs know it.
 *
 * <p>A database has one archive and an archive one database: with two, a run that was killed in one
 * could not be told from one that was finished in the other, and rows would be lost or doubled, or
 * not be found where they are looked for.
 */
final class KnownArchive {

  private KnownArchive() {}

  /** Whether there is none yet. */
  static boolean isNone(RetentionDatabase database) throws StoreException {
    return database.state().archive() == null;
  }

  /**
   * Makes sure that a process without an archive deletes nothing that belongs into one.
   *
   * @throws IOException if it does
   */
  static void requireNone(RetentionDatabase database) throws StoreException, IOException {
    String[] known = database.state().archive();
    if (known != null) {
      throw new IOException(
          "the rows of "
              + database
              + " are archived in "
              + known[1]
              + ", and here neither archive.dir nor archive.table is set, so nothing is deleted;"
              + " set it to that, or end the archive by: archive --new-archive");
    }
  }

  /**
   * Makes sure that the known one is that.
   *
   * @param id null for one that has none yet
   * @param other what is configured, and what to do if that is right
   * @throws IOException if it is another
   */
  static void require(RetentionDatabase database, String id, String other)
      throws StoreException, IOException {
    String[] known = database.state().archive();
    if (known != null && !known[0].equals(id)) {
      throw new IOException(
          "the rows of "
              + database
              + " are archived in "
              + known[1]
              + ", and "
              + other
              + ", or begin a new archive by: archive --new-archive");
    }
  }

  /** From now on the rows of the database go to none. */
  static void end(RetentionDatabase database) throws StoreException {
    database.state().archive(null, null);
  }
}
