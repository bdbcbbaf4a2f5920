package io.useractivity.engine.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Somebody else, to whom root alone can give files: other users skip those tests. */
public final class OtherUser {

  private static final int ID = 65_534;

  private OtherUser() {}

  /** Makes a file, a directory or a link somebody else's. */
  public static Path own(Path path) throws IOException {
    boolean root = System.getProperty("user.name").equals("root");
    if (!root) {
      System.err.println("SKIPPED: only root can give files to others; tests of such do not run.");
    }
    assumeTrue(root, "only root can give files to others");
    Files.setAttribute(path, "unix:uid", ID, LinkOption.NOFOLLOW_LINKS);
    return path;
  }
}
