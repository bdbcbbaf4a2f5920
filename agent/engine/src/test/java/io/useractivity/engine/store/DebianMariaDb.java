package io.useractivity.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The MariaDB 10.11 of Debian's package mariadb-server, a server of our own beside any other. */
final class DebianMariaDb {

  private static final Path DAEMON = Path.of("/usr/sbin/mariadbd");
  private static final Path INSTALLER = Path.of("/usr/bin/mariadb-install-db");
  private static final Path CLIENT = Path.of("/usr/bin/mariadb");

  private DebianMariaDb() {}

  static Server.Running start() throws IOException {
    if (!Files.isExecutable(DAEMON) || !Files.isExecutable(INSTALLER)) {
      MissingPart.tell("MariaDB 10.11 (Debian's mariadb-server)");
    }
    ServerProcess process = new ServerProcess();
    String data = "--datadir=" + process.directory().resolve("data");
    List<String> install = new ArrayList<>();
    install.add(INSTALLER.toString());
    install.add("--no-defaults");
    install.add(data);
    install.add("--auth-root-authentication-method=normal");
    install.add("--skip-test-db");
    install.addAll(ServerProcess.asRoot());
    process.run(install);
    int port =
        process.start(
            List.of(
                DAEMON.toString(),
                "--no-defaults",
                "--max-connections=" + Server.CONNECTIONS,
                data),
            Server.users("IDENTIFIED BY '" + Server.PASSWORD + "'"));
    return new Server.Running(port, Files.isExecutable(CLIENT) ? CLIENT : null);
  }
}
