package io.useractivity.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The MariaDB 10.11 of Debian's package mariadb-server, a server of our own beside any other.
 *
 * <p>Its system tables are made as {@code mariadb-install-db} makes them, without that script: it
 * looks host names up and changes the owner of files of the system.
 */
final class DebianMariaDb {

  static final Path DAEMON = Path.of("/usr/sbin/mariadbd");
  private static final Path SCRIPTS = Path.of("/usr/share/mysql");
  private static final Path CLIENT = Path.of("/usr/bin/mariadb");

  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mysql_system_tables.sql",
          "mysql_performance_tables.sql",
          "mysql_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mysql_sys_schema.sql");

  private DebianMariaDb() {}

  static Server.Running start() throws IOException {
    if (!Files.isExecutable(DAEMON) || !Files.isReadable(SCRIPTS.resolve(SYSTEM_TABLES.get(0)))) {
      MissingPart.tell("MariaDB 10.11 (Debian's mariadb-server)");
    }
    try {
      return startInstalled();
    } catch (IOException e) {
      MissingPart.tellUnstartable("Debian's mariadb-server", e);
      throw e;
    }
  }

  private static Server.Running startInstalled() throws IOException {
    ServerProcess process = new ServerProcess();
    List<String> command = new ArrayList<>(installed(process));
    command.add("--max-connections=" + Server.CONNECTIONS);
    int port = process.start(command, users());
    return new Server.Running(port, Files.isExecutable(CLIENT) ? CLIENT : null);
  }

  static List<String> users() {
    return Server.users("IDENTIFIED BY '" + Server.PASSWORD + "'");
  }

  /** Makes the system tables; the command of a server that has them. */
  static List<String> installed(ServerProcess process) throws IOException {
    List<String> command =
        List.of(
            DAEMON.toString(),
            "--no-defaults",
            "--datadir=" + process.newDirectory("data"),
            "--innodb-use-native-aio=OFF"); // io_uring is not allowed in every sandbox
    List<String> bootstrap = new ArrayList<>(command);
    bootstrap.add("--bootstrap");
    bootstrap.add("--tmpdir=" + process.directory());
    bootstrap.addAll(process.asUser());
    process.run(bootstrap, systemTables());
    return command;
  }

  private static String systemTables() throws IOException {
    StringBuilder script =
        new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
    for (String file : SYSTEM_TABLES) {
      script.append(Files.readString(SCRIPTS.resolve(file))).append('\n');
    }
    return script.toString();
  }
}
