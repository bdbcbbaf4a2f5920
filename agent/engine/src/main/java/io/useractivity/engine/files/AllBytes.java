package io.useractivity.engine.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream to its end, which Java 8 cannot do by itself. */
public final class AllBytes {

  private static final int BUFFER_BYTES = 8_192;

  private AllBytes() {}

  /** What is left in a stream; closing it is for the caller. */
  public static byte[] of(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }
}
