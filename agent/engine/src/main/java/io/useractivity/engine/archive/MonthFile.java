package io.useractivity.engine.archive;

import io.useractivity.engine.files.DurableFiles;
import io.useractivity.engine.files.FileFailure;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.store.retention.RowKey;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The file of a month that rows are added to, a block at a time; for one thread.
 *
 * <pre>
 * | block | block | block |   each whole by itself as gzip has it, so that the file is, too
 *                         ^ as many bytes as the manifest says; what follows was never finished
 * </pre>
 *
 * A block is written and forced to the disk, then read back from there and compared, and only then
 * named by the manifest.
 */
final class MonthFile implements Closeable {

  private static final int BUFFER_BYTES = 65_536;

  private final Path file;
  private final FileChannel channel;

  /** Of all bytes that count. */
  private MessageDigest whole;

  private Manifest manifest;

  private MonthFile(Path file, FileChannel channel, MessageDigest whole, Manifest manifest) {
    this.file = file;
    this.channel = channel;
    this.whole = whole;
    this.manifest = manifest;
  }

  /**
   * Opens the file that a manifest names, and cuts off what was never finished.
   *
   * @throws IOException also if the file is not what the manifest says
   */
  static MonthFile open(Path file, Manifest manifest) throws IOException {
    FileChannel channel = DurableFiles.openOrCreate(file);
    try {
      MessageDigest whole = Sha256.begin();
      new FileRange(channel, 0, manifest.bytes(), whole).drain();
      if (manifest.bytes() > 0 && !Sha256.soFar(whole).equals(manifest.sha256())) {
        throw new IOException(
            "it is not what its manifest says: somebody has changed it, or the disk is at fault;"
                + " nothing is added to it");
      }
      channel.truncate(manifest.bytes());
      return new MonthFile(file, channel, whole, manifest);
    } catch (IOException e) {
      channel.close();
      throw new IOException("the archive " + file + ": " + FileFailure.reason(e), e);
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Begins a block behind those that there are. */
  Block block() throws IOException {
    channel.truncate(manifest.bytes());
    channel.position(manifest.bytes());
    return new Block();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Rows that are added together; for one thread. */
  final class Block {

    private final Manifest.Builder grown = manifest.changed();
    private final MessageDigest written = Sha256.begin();
    private final OutputStream lines;

    private Block() throws IOException {
      lines = new GZIPOutputStream(new Unclosed(), BUFFER_BYTES);
    }

    void add(List<RowImage> rows) throws IOException {
      for (RowImage row : rows) {
        byte[] line = (RowLines.line(row) + "\n").getBytes(StandardCharsets.UTF_8);
        lines.write(line);
        written.update(line);
        RowKey key = row.key();
        grown.row(key.id(), key.createdAt());
      }
    }

    /**
     * Ends the block and compares what is on the disk.
     *
     * @return what the manifest has to say from now on; rows of the block may be in the table still
     */
    Manifest finish() throws IOException {
      lines.close();
      channel.force(true);
      long start = manifest.bytes();
      long end = channel.position();
      MessageDigest all = copy(whole);
      if (!MessageDigest.isEqual(written.digest(), readBack(start, end, all))) {
        throw new IOException(
            "the archive "
                + file
                + " does not read as it was written; nothing is deleted from the table, see to"
                + " the disk");
      }
      whole = all;
      manifest = grown.content(end, Sha256.soFar(all)).unsettledAt(start).build();
      return manifest;
    }

    private byte[] readBack(long start, long end, MessageDigest all) throws IOException {
      MessageDigest read = Sha256.begin();
      FileRange range = new FileRange(channel, start, end, all);
      byte[] buffer = new byte[BUFFER_BYTES];
      try (GZIPInputStream in = new GZIPInputStream(range, BUFFER_BYTES)) {
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
          read.update(buffer, 0, length);
        }
      }
      range.drain();
      return read.digest();
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's can be cloned", e);
    }
  }

  /** Writes to the file's channel, which stays open when it is closed. */
  private final class Unclosed extends FilterOutputStream {

    Unclosed() {
      super(Channels.newOutputStream(channel));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {
      // There is more to be done with it.
    }
  }
}
