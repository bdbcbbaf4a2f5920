package io.useractivity.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;

/** A file with a secret key, which is made once and is for its owner alone; immutable. */
public final class KeyFile {

  private final PrivateDirectory directory;
  private final String name;

  /**
   * @param name of the file in that directory
   */
  public KeyFile(PrivateDirectory directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /**
   * The key of the file.
   *
   * @param fresh becomes the key if there is no file yet; its directory is made as well
   * @throws IOException if there is no key that can be trusted, and none can be kept
   */
  public String readOrCreate(String fresh) throws IOException {
    directory.create();
    directory.check(name);
    try {
      OwnerOnly.write(directory.file(name), fresh.getBytes(StandardCharsets.UTF_8));
      return fresh;
    } catch (FileAlreadyExistsException generatedBefore) {
      String kept = new String(content(), StandardCharsets.UTF_8);
      if (kept.isEmpty()) {
        throw new IOException(name + " is empty");
      }
      return kept;
    }
  }

  /**
   * The key of the file; null if there is none.
   *
   * @throws IOException if it cannot be trusted or read
   */
  public String read() throws IOException {
    if (!directory.exists()) {
      return null;
    }
    directory.check(name);
    try {
      return new String(content(), StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  private byte[] content() throws IOException {
    try (InputStream in =
        Files.newInputStream(
            directory.file(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return AllBytes.of(in);
    }
  }
}
