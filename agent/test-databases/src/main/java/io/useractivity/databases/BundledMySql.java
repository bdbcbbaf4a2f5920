package io.useractivity.databases;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A MySQL server that a JAR on the class path brings. Started here: the JAR's own starter wants old
 * libraries and does not run as root.
 */
final class BundledMySql {

  private static final String ARCHIVE = "mysql-Linux-amd64.tar.gz";

  private BundledMySql() {}

  /**
   * Starts it.
   *
   * @param artifact the JAR that brings it, by the beginning of its name
   */
  static Server.Running start(String artifact, String... options) throws IOException {
    boolean linux = System.getProperty("os.name").equals("Linux");
    if (!linux || !System.getProperty("os.arch").equals("amd64")) {
      MissingPart.tell("Linux on x86-64, which the tests' MySQL is made for");
    }
    ServerProcess process = new ServerProcess();
    Path base = unpack(archive(artifact), process);
    String daemon = base.resolve("bin/mysqld").toString();
    tellIfAnythingIsMissing(daemon);
    List<String> command = new ArrayList<>();
    command.add(daemon);
    command.add("--no-defaults");
    command.add("--basedir=" + base);
    command.add("--datadir=" + process.directory().resolve("data"));
    command.add("--max-connections=" + Server.CONNECTIONS);
    command.addAll(List.of(options));

    List<String> initialize = new ArrayList<>(command);
    initialize.add("--initialize-insecure");
    initialize.addAll(process.asUser());
    process.run(initialize);
    // The old plug-in, which any driver knows without TLS.
    String identified = "IDENTIFIED WITH mysql_native_password BY '" + Server.PASSWORD + "'";
    return new Server.Running(process.start(command, Server.users(identified)), null);
  }

  /** Both versions' JARs have the archive under the same name. */
  private static URL archive(String artifact) throws IOException {
    for (URL found : Collections.list(BundledMySql.class.getClassLoader().getResources(ARCHIVE))) {
      if (found.getPath().contains("/" + artifact + "-")) {
        return found;
      }
    }
    throw new IOException("The class path lacks " + artifact);
  }

  private static Path unpack(URL archive, ServerProcess process) throws IOException {
    Path copy = process.directory().resolve(ARCHIVE);
    try (InputStream in = archive.openStream()) {
      Files.copy(in, copy);
    }
    Path base = Files.createDirectory(process.directory().resolve("base"));
    process.run(List.of("tar", "-xzf", copy.toString(), "-C", base.toString()));
    Files.delete(copy);
    return base;
  }

  private static void tellIfAnythingIsMissing(String daemon) throws IOException {
    Process process = new ProcessBuilder("ldd", daemon).start();
    process
        .inputReader()
        .lines()
        .filter(line -> line.contains("not found"))
        .findFirst()
        .ifPresent(
            line -> MissingPart.tell(line.trim().replaceFirst(" .*", "") + ", which MySQL needs"));
  }
}
