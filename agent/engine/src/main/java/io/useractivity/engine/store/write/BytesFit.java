package io.useractivity.engine.store.write;

import io.useractivity.engine.store.schema.CharacterSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Bytes: those of a UUID where they are as long as one, else a text's in UTF-8. */
final class BytesFit extends TypeFit {

  private static final int UUID_BYTES = 16;

  private final TypeFit text;
  private final boolean maybeUuid;

  /**
   * @param text makes texts that fit
   * @param maxBytes how many there may be
   */
  BytesFit(TypeFit text, long maxBytes) {
    this.text = text;
    this.maybeUuid = maxBytes == UUID_BYTES;
  }

  /** What makes texts of so many bytes. */
  static TextFit texts(long maxBytes) {
    return new TextFit(CharacterSet.of("utf8mb4"), maxBytes, maxBytes);
  }

  @Override
  byte[] fit(Object value) {
    UUID uuid = maybeUuid ? UuidFit.parse(value.toString()) : null;
    if (uuid != null) {
      return bytes(uuid);
    }
    long before = text.altered();
    String fitted = (String) text.fit(value);
    if (text.altered() > before) {
      countAltered();
    }
    return fitted == null ? null : fitted.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  @Override
  byte[] nothing() {
    return ((String) text.nothing()).getBytes(StandardCharsets.UTF_8);
  }
}
