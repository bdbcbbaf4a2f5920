package io.useractivity.engine.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Opens files of text, which editors of Windows begin with a byte order mark. */
final class Utf8File {

  private static final int BOM_BYTES = 3;

  private Utf8File() {}

  /**
   * Reads UTF-8, with a byte order mark or without.
   *
   * @throws IOException also for UTF-16, told by its byte order mark: its every second byte is zero
   */
  static Reader open(File file) throws IOException {
    InputStream in = new FileInputStream(file);
    try {
      return new InputStreamReader(withoutMark(in), StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream withoutMark(InputStream in) throws IOException {
    PushbackInputStream again = new PushbackInputStream(in, BOM_BYTES);
    byte[] start = new byte[BOM_BYTES];
    int length = 0;
    for (int n = 0; n >= 0 && length < BOM_BYTES; length += Math.max(0, n)) {
      n = again.read(start, length, BOM_BYTES - length);
    }
    if (length >= 2 && (isMark(start, 0xff, 0xfe) || isMark(start, 0xfe, 0xff))) {
      throw new IOException("it is written in UTF-16 and has to be in UTF-8");
    }
    boolean marked = length == BOM_BYTES && isMark(start, 0xef, 0xbb) && start[2] == (byte) 0xbf;
    if (!marked) {
      again.unread(start, 0, length);
    }
    return again;
  }

  private static boolean isMark(byte[] start, int first, int second) {
    return start[0] == (byte) first && start[1] == (byte) second;
  }
}
