package io.useractivity.engine.capture.body;

import io.useractivity.engine.record.RequestContent;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What a stream has given. */
final class CopiedBytes extends CopiedBody {

  private static final byte[] NONE = {};

  private byte[] bytes = NONE;

  CopiedBytes(int maxLength) {
    super(maxLength);
  }

  @Override
  void append(Object buffer, int offset, int count) {
    if (buffer == null) {
      append((byte) count);
    } else if (buffer instanceof byte[]) {
      append((byte[]) buffer, offset, count);
    } else if (buffer instanceof ByteBuffer) {
      append((ByteBuffer) buffer, count);
    }
  }

  private void append(byte one) {
    int kept = toKeep(1);
    if (kept > 0) {
      roomFor(1)[length()] = one;
    }
    added(kept, 1);
  }

  private void append(byte[] buffer, int offset, int count) {
    int kept = toKeep(count);
    if (kept > 0) {
      System.arraycopy(buffer, offset, roomFor(kept), length(), kept);
    }
    added(kept, count);
  }

  /** The buffer's position is behind what was read. */
  private void append(ByteBuffer buffer, int count) {
    int kept = toKeep(count);
    if (kept > 0) {
      ByteBuffer whole = buffer.duplicate();
      ((Buffer) whole).position(buffer.position() - count); // covariant since Java 9
      whole.get(roomFor(kept), length(), kept);
    }
    added(kept, count);
  }

  private byte[] roomFor(int more) {
    if (length() + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, grown(bytes.length, more));
    }
    return bytes;
  }

  @Override
  void moveTo(RequestContent.Builder content) {
    byte[] all = bytes; // another thread may go on reading
    int count = Math.min(length(), all.length);
    // What is in an array of bytes is never written again: a full one needs no copy.
    byte[] kept = count == all.length ? all : Arrays.copyOf(all, count);
    content.body(kept, Math.max(count, read()));
  }
}
