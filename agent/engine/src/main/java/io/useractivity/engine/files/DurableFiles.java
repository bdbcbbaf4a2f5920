package io.useractivity.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Files of which a killed process or a lost power supply leaves what was there before or what was
 * to be there, and nothing in between. For their owner alone.
 */
public final class DurableFiles {

  /** How the names of files end that are not there yet. */
  public static final String WRITING = ".writing";

  private DurableFiles() {}

  /** Puts a file in the place of the one of that name. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path writing = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + WRITING);
    try {
      OwnerOnly.write(writing, new byte[0]);
      try (FileChannel channel = open(writing)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          writing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(writing);
    }
    forceDirectory(file.toAbsolutePath().getParent());
  }

  /** Opens a file to be written to; made if it is missing. */
  public static FileChannel openOrCreate(Path file) throws IOException {
    try {
      OwnerOnly.write(file, new byte[0]);
    } catch (FileAlreadyExistsException before) {
      // opened below
    }
    return open(file);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** Makes names in a directory last; Windows does so by itself and lets nobody ask for it. */
  public static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notThere) {
      // As well as the system can.
    }
  }
}
