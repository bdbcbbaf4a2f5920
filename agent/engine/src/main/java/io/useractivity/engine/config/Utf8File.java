package io.useractivity.engine.config;

import io.useractivity.engine.files.AllBytes;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads files of text, which editors of Windows begin with a byte order mark. */
final class Utf8File {

  private static final int BOM_BYTES = 3;

  private Utf8File() {}

  /**
   * Reads UTF-8, with a byte order mark or without.
   *
   * @throws IOException also for UTF-16, told by its byte order mark: its every second byte is zero
   */
  static String content(File file) throws IOException {
    byte[] bytes;
    try (InputStream in = new FileInputStream(file)) {
      bytes = AllBytes.of(in);
    }
    if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) {
      throw new IOException("it is written in UTF-16 and has to be in UTF-8");
    }
    int mark = begins(bytes, 0xef, 0xbb, 0xbf) ? BOM_BYTES : 0;
    return new String(bytes, mark, bytes.length - mark, StandardCharsets.UTF_8);
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || bytes[i] != (byte) mark[i]) {
        return false;
      }
    }
    return true;
  }
}
