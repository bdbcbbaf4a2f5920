package io.useractivity.engine.journal;

import io.useractivity.engine.files.PrivateDirectory;
import java.io.File;
import java.io.IOException;

/**
 * The directory of the agent's own files: whoever can put rows there makes the agent store them.
 */
final class DataDirectory {

  /** Of no file there: what matters is the directory, and those above it. */
  private static final String CHECKED = ".journal";

  private DataDirectory() {}

  /**
   * Makes it where it is missing.
   *
   * @throws IOException if others may write to it
   */
  static void ensure(File directory) throws IOException {
    PrivateDirectory data = new PrivateDirectory(directory);
    data.create();
    data.check(CHECKED);
  }
}
