package io.useractivity.engine.capture;

import io.useractivity.engine.record.RequestContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The beginning of a request's body, copied as the application reads it.
 *
 * <p>Of several streams and readers, the first that gives anything counts, and of reads that nest,
 * the outermost: a filter that reads all and lets the application read its copy does not double the
 * body. Only of a body that came compressed the last one counts, which is where the application
 * finds it unpacked.
 *
 * <p>For one thread at a time, as the reading itself. An application whose thread goes on reading
 * when its request has ended spoils the copy and nothing else.
 */
final class BodyCopy {

  private static final int FIRST_SIZE = 512;
  private static final byte[] NO_BYTES = {};
  private static final char[] NO_TEXT = {};

  private final int maxLength;
  private final boolean compressed;

  /** One of the two is filled: a source gives either. */
  private byte[] bytes = NO_BYTES;

  private char[] text = NO_TEXT;
  private int length;
  private long read;

  private boolean begun;
  private int source;
  private boolean isText;
  private int depth;
  private int sourceDepth;

  private boolean lineHasEnded;
  private boolean hasGap;
  private int markedLength;
  private long markedRead;

  /**
   * @param maxLength how many bytes are kept, or characters
   * @param compressed whether the body is not sent as what it is
   */
  BodyCopy(int maxLength, boolean compressed) {
    this.maxLength = maxLength;
    this.compressed = compressed;
  }

  void enter(Object from) {
    depth++;
    if (isSource(from)) {
      sourceDepth++;
    }
  }

  /** As {@link io.useractivity.bridge.BridgeHandler#readExit} says. */
  void exit(Object from, Object buffer, int offset, int count) {
    depth--;
    if (isSource(from)) {
      sourceDepth--;
      if (sourceDepth != 0 || count < 0) {
        return;
      }
    } else if (depth != 0 || count < 0 || (begun && !compressed)) {
      return;
    } else {
      begin(from);
    }
    if (buffer == from) {
      skipped(count);
    } else if (buffer instanceof byte[]) {
      append((byte[]) buffer, offset, count);
    } else if (buffer instanceof ByteBuffer) {
      append((ByteBuffer) buffer, count);
    } else if (buffer instanceof char[]) {
      append((char[]) buffer, offset, count);
    } else if (buffer instanceof String) {
      append((String) buffer);
    } else if (isText) {
      append((char) count);
    } else {
      append((byte) count);
    }
  }

  /** By identity alone, so that no stream, and with it no application, is held. */
  private boolean isSource(Object from) {
    return begun && source == System.identityHashCode(from);
  }

  private void begin(Object from) {
    begun = true;
    source = System.identityHashCode(from);
    isText = from instanceof java.io.Reader;
    bytes = NO_BYTES;
    text = NO_TEXT;
    length = 0;
    read = 0;
  }

  /** As {@link io.useractivity.bridge.BridgeHandler#readMarked} says. */
  void marked(Object from, boolean back) {
    if (depth != 0 || !isSource(from)) {
      return;
    }
    if (back) {
      length = Math.min(length, markedLength);
      read = markedRead;
      lineHasEnded = false;
    } else {
      endLine();
      markedLength = length;
      markedRead = read;
    }
  }

  /** What comes after a gap is no continuation: it is counted and not kept. */
  private void skipped(int count) {
    hasGap = true;
    read += count;
  }

  private void append(byte[] buffer, int offset, int count) {
    int kept = kept(count);
    if (kept > 0) {
      System.arraycopy(buffer, offset, roomForBytes(kept), length, kept);
      length += kept;
    }
    read += count;
  }

  private void append(byte one) {
    if (kept(1) > 0) {
      roomForBytes(1)[length] = one;
      length++;
    }
    read++;
  }

  /** The buffer's position is behind what was read. */
  private void append(ByteBuffer buffer, int count) {
    int kept = kept(count);
    if (kept > 0) {
      ByteBuffer whole = buffer.duplicate();
      ((java.nio.Buffer) whole).position(buffer.position() - count); // covariant since Java 9
      whole.get(roomForBytes(kept), length, kept);
      length += kept;
    }
    read += count;
  }

  private void append(char[] buffer, int offset, int count) {
    endLine();
    int kept = kept(count);
    if (kept > 0) {
      System.arraycopy(buffer, offset, roomForText(kept), length, kept);
      length += kept;
    }
    read += count;
  }

  private void append(char one) {
    endLine();
    if (kept(1) > 0) {
      roomForText(1)[length] = one;
      length++;
    }
    read++;
  }

  private void append(String line) {
    endLine();
    int count = line.length();
    int kept = kept(count);
    if (kept > 0) {
      line.getChars(0, kept, roomForText(kept), length);
      length += kept;
    }
    read += count;
    lineHasEnded = true;
  }

  /** Which line end it was is not known, and the last line may have none. */
  private void endLine() {
    if (lineHasEnded) {
      lineHasEnded = false;
      append('\n');
    }
  }

  private int kept(int count) {
    return hasGap ? 0 : Math.min(count, maxLength - length);
  }

  private byte[] roomForBytes(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, size(more, bytes.length));
    }
    return bytes;
  }

  private char[] roomForText(int more) {
    if (length + more > text.length) {
      text = Arrays.copyOf(text, size(more, text.length));
    }
    return text;
  }

  private int size(int more, int current) {
    return Math.min(maxLength, Math.max(length + more, Math.max(FIRST_SIZE, 2 * current)));
  }

  /** Hands over what there is. */
  void moveTo(RequestContent.Builder content) {
    if (read == 0) {
      return;
    }
    if (isText) {
      char[] all = text;
      int count = Math.min(length, all.length);
      byte[] encoded = new String(all, 0, count).getBytes(StandardCharsets.UTF_8);
      long more = Math.max(0, read - count);
      content.bodyEncoding("UTF-8").body(encoded, encoded.length + more);
    } else {
      byte[] all = bytes;
      int count = Math.min(length, all.length);
      // What is in an array of bytes is never written again: a full one needs no copy.
      content.body(count == all.length ? all : Arrays.copyOf(all, count), Math.max(count, read));
    }
  }
}
