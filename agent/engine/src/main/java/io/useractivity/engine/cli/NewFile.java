package io.useractivity.engine.cli;

import io.useractivity.engine.files.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there when it is complete, and not before: until then it is written under a name
 * of its own, which goes if the command fails or is interrupted. Nobody but its owner can read it.
 */
final class NewFile implements AutoCloseable {

  private final Path file;
  private final Path part;
  private final OutputStream out;
  private final Thread atExit = new Thread(this::deletePart);
  private boolean kept;

  /**
   * @param overwrite whether the file may be there already
   */
  NewFile(String name, boolean overwrite) throws CommandFailedException, IOException {
    this.file = path(name);
    if (!overwrite && Files.exists(file)) {
      throw new CommandFailedException(
          "The file " + file + " is there already; choose another, or say --overwrite.");
    }
    this.part = file.resolveSibling(file.getFileName() + ".part");
    try {
      this.out = OwnerOnly.newFile(part);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(
          "The file "
              + part
              + " is there already: another export writes it, or was killed; delete it then.");
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(
          "There is no directory " + file.getParent() + " for the file; create it first.");
    }
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private static Path path(String name) throws CommandFailedException {
    try {
      Path path = Paths.get(name).toAbsolutePath();
      if (path.getFileName() == null || Files.isDirectory(path)) {
        throw new CommandFailedException(path + " is a directory; name a file in it.");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new CommandFailedException("\"" + name + "\" is no name of a file here.");
    }
  }

  OutputStream out() {
    return out;
  }

  /** It is complete. */
  void keep() throws IOException {
    out.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    kept = true;
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    out.close();
    if (!kept) {
      deletePart();
    }
  }

  private void deletePart() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // Its name tells that it is not complete.
    }
  }
}
