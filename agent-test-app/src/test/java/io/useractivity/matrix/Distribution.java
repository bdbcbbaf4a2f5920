package io.useractivity.matrix;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.aether.RepositoryException;

/** A server as its makers publish it: unpacked once for all tests, and never changed. */
final class Distribution {

  private Distribution() {}

  /**
   * The one folder that the server's first artefact consists of.
   *
   * @return with executable scripts
   */
  static Path home(Server server) throws IOException, RepositoryException {
    File zip = Artifacts.file(server.coordinates().get(0));
    Path unpacked =
        Path.of(System.getProperty("build.directory"), "distributions")
            .resolve(zip.getName().replaceFirst("\\.zip$", ""));
    if (!Files.exists(unpacked)) {
      unpackWhole(zip.toPath(), unpacked);
    }
    try (Stream<Path> folders = Files.list(unpacked)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  /**
   * Moved to its place when it is complete: a test that is ended meanwhile leaves no half of it.
   */
  private static void unpackWhole(Path zip, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path incomplete = Files.createTempDirectory(target.getParent(), "incomplete");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = incomplete.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
          if (file.getParent().endsWith("bin")) {
            file.toFile().setExecutable(true);
          }
        }
      }
    }
    Files.move(incomplete, target);
  }

  /** Copies a folder and all that is in it. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** For a server that can't be told to take any free port. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
