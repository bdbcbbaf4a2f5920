package org.example.bodies;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** How much was read and a digest of it. */
final class Seen {

  private final CRC32 digest = new CRC32();
  private long count;

  void add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    count += length;
  }

  void add(char[] characters, int offset, int length) {
    byte[] bytes = new String(characters, offset, length).getBytes(StandardCharsets.UTF_16BE);
    digest.update(bytes, 0, bytes.length);
    count += length;
  }

  @Override
  public String toString() {
    return count + " " + Long.toHexString(digest.getValue());
  }
}
