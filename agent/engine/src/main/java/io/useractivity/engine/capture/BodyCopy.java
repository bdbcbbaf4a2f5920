package io.useractivity.engine.capture;

import io.useractivity.engine.record.RequestContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The beginning of a request's body, copied as the application reads it.
 *
 * <p>Of reads that nest, the outermost counts: where the application reads through a stream of its
 * own, that one's bytes are what it sees. Of several streams and readers, the first that gives
 * anything counts: a filter that reads all and lets the application read its copy does not double
 * the body. For one thread at a time, as the reading itself.
 */
final class BodyCopy {

  private static final int FIRST_SIZE = 512;

  private final int maxBytes;

  private byte[] bytes = new byte[0];
  private int length;
  private long read;
  private StringBuilder text;
  private boolean begun;
  private int source;
  private int depth;

  /**
   * @param maxBytes how much is kept; of characters, as many
   */
  BodyCopy(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  void enter() {
    depth++;
  }

  /** As {@link io.useractivity.bridge.BridgeHandler#readExit} says. */
  void exit(Object from, Object buffer, int offset, int count) {
    depth--;
    if (depth != 0 || count < 0 || !isFirst(from)) {
      return;
    }
    if (buffer instanceof byte[]) {
      append((byte[]) buffer, offset, count);
    } else if (buffer instanceof ByteBuffer) {
      append((ByteBuffer) buffer, count);
    } else if (buffer instanceof char[]) {
      append((char[]) buffer, offset, count);
    } else if (buffer instanceof String) {
      append((String) buffer);
    } else if (from instanceof java.io.Reader) {
      append(new char[] {(char) count}, 0, 1);
    } else {
      append(new byte[] {(byte) count}, 0, 1);
    }
  }

  /** By identity alone, so that no stream, and with it no application, is held. */
  private boolean isFirst(Object from) {
    int identity = System.identityHashCode(from);
    if (!begun) {
      begun = true;
      source = identity;
    }
    return source == identity;
  }

  private void append(byte[] buffer, int offset, int count) {
    int kept = Math.min(count, maxBytes - length);
    if (kept > 0) {
      System.arraycopy(buffer, offset, room(kept), length, kept);
      length += kept;
    }
    read += count;
  }

  /** The buffer's position is behind what was read. */
  private void append(ByteBuffer buffer, int count) {
    ByteBuffer whole = buffer.duplicate();
    ((java.nio.Buffer) whole).position(buffer.position() - count); // covariant since Java 9
    byte[] copy = new byte[Math.max(0, Math.min(count, maxBytes - length))];
    whole.get(copy);
    append(copy, 0, copy.length);
    read += count - copy.length;
  }

  private byte[] room(int more) {
    if (length + more > bytes.length) {
      int size = Math.max(length + more, Math.max(FIRST_SIZE, 2 * bytes.length));
      bytes = Arrays.copyOf(bytes, Math.min(size, maxBytes));
    }
    return bytes;
  }

  private void append(char[] buffer, int offset, int count) {
    if (text == null) {
      text = new StringBuilder(Math.min(Math.max(count, FIRST_SIZE), maxBytes));
    }
    int kept = Math.min(count, maxBytes - text.length());
    if (kept > 0) {
      text.append(buffer, offset, kept);
    }
    read += count;
  }

  /** Which line end it was is not known. */
  private void append(String line) {
    append((line + "\n").toCharArray(), 0, line.length() + 1);
  }

  /** Hands over what there is; nothing is appended afterwards. */
  void moveTo(RequestContent.Builder content) {
    if (text != null) {
      byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
      content.encoding("UTF-8").body(encoded, encoded.length + (read - text.length()));
    } else if (read > 0) {
      content.body(length == bytes.length ? bytes : Arrays.copyOf(bytes, length), read);
    }
  }
}
