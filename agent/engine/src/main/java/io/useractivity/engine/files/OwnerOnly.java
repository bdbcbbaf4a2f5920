package io.useractivity.engine.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Makes files that nobody but the process's user can read, from the moment they exist. */
public final class OwnerOnly {

  private OwnerOnly() {}

  /** Creates the directory and its parents where they are missing. */
  public static void createDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return; // for a link to one older Javas have but an exception (JDK-8294193)
    }
    Files.createDirectories(directory, attributes(directory, "rwx------"));
  }

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there already
   */
  public static void write(Path file, byte[] content) throws IOException {
    try (OutputStream out = newFile(file)) {
      out.write(content);
    }
  }

  /**
   * Makes a new file, to be written and closed.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there already
   */
  public static OutputStream newFile(Path file) throws IOException {
    return Channels.newOutputStream(
        Files.newByteChannel(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes(file, "rw-------")));
  }

  /** None on Windows, where a file inherits its folder's. */
  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
