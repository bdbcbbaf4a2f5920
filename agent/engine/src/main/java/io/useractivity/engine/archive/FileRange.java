package io.useractivity.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/** A part of a file as a stream, which tells each byte that it gives to a digest. */
final class FileRange extends InputStream {

  private final FileChannel channel;
  private final MessageDigest digest;
  private final long end;
  private long position;

  /**
   * @param digest null for none
   */
  FileRange(FileChannel channel, long start, long end, MessageDigest digest) {
    this.channel = channel;
    this.position = start;
    this.end = end;
    this.digest = digest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (position >= end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - position);
    int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
    if (read < 0) {
      throw new IOException("the file is shorter than its manifest says");
    }
    position += read;
    if (digest != null) {
      digest.update(bytes, offset, read);
    }
    return read;
  }

  /** Else GZIPInputStream takes the first of several parts for the last. */
  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }

  /** Reads what is left. */
  void drain() throws IOException {
    byte[] buffer = new byte[65_536];
    while (read(buffer, 0, buffer.length) >= 0) {
      // told to the digest
    }
  }
}
