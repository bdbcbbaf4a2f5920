package io.useractivity.bridge;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * The agent JAR as it was when the JVM started. Somebody may write a new version over it while the
 * JVM runs, and most classes are loaded later. The copy has no name any more as soon as it is open,
 * so nothing is left behind, however the JVM ends. In memory it would be as large as all the rest.
 */
final class PrivateCopy {

  private static final int MOST_NAMES = 10;

  private PrivateCopy() {}

  /**
   * Opens a copy of a JAR.
   *
   * @throws IOException if no temporary file can be written
   */
  static JarFile of(File jar) throws IOException {
    File copy = newFile();
    try {
      copy(jar, copy);
      return new JarFile(copy, false, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
    } catch (IOException noRoom) {
      deleteOrLeave(copy);
      throw noRoom;
    }
  }

  /** Not by {@code createTempFile}, which needs a security provider before the application does. */
  private static File newFile() throws IOException {
    File folder = new File(System.getProperty("java.io.tmpdir", "."));
    for (int i = 0; i < MOST_NAMES; i++) {
      File file = new File(folder, "user-activity-agent-" + System.nanoTime() + ".jar");
      if (file.createNewFile()) { // which follows no link and takes no file that is there
        ownerOnly(file);
        return file;
      }
    }
    throw new IOException("No free name in " + folder);
  }

  /**
   * Whoever may write to it has code in this JVM. Where there are no such rights (Windows), each
   * user has a temporary folder.
   */
  @SuppressWarnings("ResultOfMethodCallIgnored")
  private static void ownerOnly(File file) {
    file.setReadable(false, false);
    file.setWritable(false, false);
    file.setReadable(true, true);
    file.setWritable(true, true);
  }

  private static void copy(File from, File to) throws IOException {
    try (InputStream in = new FileInputStream(from);
        OutputStream out = new FileOutputStream(to)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
  }

  @SuppressWarnings("ResultOfMethodCallIgnored") // there is nobody to tell
  private static void deleteOrLeave(File file) {
    file.delete();
  }
}
