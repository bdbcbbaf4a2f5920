package io.useractivity.engine.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a secret key, which is made once and is for its owner alone; immutable. */
public final class KeyFile {

  private final Path file;

  public KeyFile(Path file) {
    this.file = file;
  }

  /**
   * The key of the file.
   *
   * @param fresh becomes the key if there is no file yet; its directory is made as well
   * @throws IOException if there is no key and none can be kept
   */
  public String readOrCreate(String fresh) throws IOException {
    OwnerOnly.createDirectory(file.toAbsolutePath().getParent());
    try {
      OwnerOnly.write(file, fresh.getBytes(StandardCharsets.UTF_8));
      return fresh;
    } catch (FileAlreadyExistsException generatedBefore) {
      String kept = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      if (kept.isEmpty()) {
        throw new IOException(file.getFileName() + " is empty");
      }
      return kept;
    }
  }
}
