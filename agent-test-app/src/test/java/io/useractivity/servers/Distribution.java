package io.useractivity.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/** A server as its makers publish it: unpacked once for all tests, and never changed. */
public final class Distribution {

  private Distribution() {}

  /**
   * The one folder that such an archive consists of.
   *
   * @param coordinates of Maven, of a ZIP file
   * @return with executable scripts
   */
  static Path home(String coordinates) throws IOException {
    Artifact archive = new DefaultArtifact(coordinates);
    Path unpacked =
        Path.of(
            System.getProperty("build.directory"),
            "distributions",
            archive.getArtifactId() + "-" + archive.getVersion());
    if (!Files.exists(unpacked)) {
      unpackWhole(Artifacts.file(coordinates).toPath(), unpacked);
    }
    try (Stream<Path> folders = Files.list(unpacked)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  /**
   * Moved to its place when it is complete: a test that is ended meanwhile leaves no half of it,
   * and of two at a time one is first.
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
    try {
      Files.move(incomplete, target);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException otherWasFirst) {
      delete(incomplete);
    }
  }

  /** Copies a folder and all that is in it. */
  public static void copy(Path from, Path to) throws IOException {
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

  /** Deletes a folder, if it is there, and all that is in it. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }

  /** Puts one text for another, wherever it is in the file. */
  static void replace(Path file, String from, String to) throws IOException {
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  /** For a server that can't be told to take any free port. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
