package io.useractivity.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of half a megabyte: a file system in memory, which root alone can mount. */
record SmallDisk(Path directory) implements AutoCloseable {

  static final int BYTES = 512 * 1024;

  /** Skips the test where this user may mount nothing. */
  static SmallDisk mount(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    String options = "size=" + BYTES + ",mode=700";
    boolean mounted = isDone("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString());
    assumeTrue(mounted, "SKIPPED: this user may mount no file system, which is to be full.");
    return new SmallDisk(directory);
  }

  /** Writes to it until there is no room for a byte. */
  void fill() throws IOException {
    byte[] some = new byte[4_096];
    try (OutputStream filler = Files.newOutputStream(directory.resolve("filler"))) {
      for (int written = 0; written <= BYTES; written += some.length) {
        filler.write(some);
      }
    } catch (IOException full) {
      return;
    }
    throw new IOException("The disk in " + directory + " takes more than it has room for");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    isDone("umount", "-l", directory.toString());
  }

  private static boolean isDone(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }
}
