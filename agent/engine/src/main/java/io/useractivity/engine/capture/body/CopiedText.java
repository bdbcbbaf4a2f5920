package io.useractivity.engine.capture.body;

import io.useractivity.engine.record.RequestContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a reader has given. */
final class CopiedText extends CopiedBody {

  private static final char[] NONE = {};

  private char[] text = NONE;

  /** A line has been given without its end: which it was is not known, and the last has none. */
  private boolean owesLineEnd;

  CopiedText(int maxLength) {
    super(maxLength);
  }

  @Override
  void append(Object buffer, int offset, int count) {
    endLine();
    if (buffer == null) {
      append((char) count);
    } else if (buffer instanceof char[]) {
      append((char[]) buffer, offset, count);
    } else if (buffer instanceof String) {
      append((String) buffer);
      owesLineEnd = true;
    }
  }

  private void endLine() {
    if (owesLineEnd) {
      owesLineEnd = false;
      append('\n');
    }
  }

  private void append(char one) {
    int kept = toKeep(1);
    if (kept > 0) {
      roomFor(1)[length()] = one;
    }
    added(kept, 1);
  }

  private void append(char[] buffer, int offset, int count) {
    int kept = toKeep(count);
    if (kept > 0) {
      System.arraycopy(buffer, offset, roomFor(kept), length(), kept);
    }
    added(kept, count);
  }

  private void append(String line) {
    int count = line.length();
    int kept = toKeep(count);
    if (kept > 0) {
      line.getChars(0, kept, roomFor(kept), length());
    }
    added(kept, count);
  }

  private char[] roomFor(int more) {
    if (length() + more > text.length) {
      text = Arrays.copyOf(text, grown(text.length, more));
    }
    return text;
  }

  @Override
  void bookmark() {
    endLine();
    super.bookmark();
  }

  @Override
  void goBack() {
    owesLineEnd = false;
    super.goBack();
  }

  @Override
  void moveTo(RequestContent.Builder content) {
    char[] all = text; // another thread may go on reading
    int count = Math.min(length(), all.length);
    if (count > 0 && count < read() && Character.isHighSurrogate(all[count - 1])) {
      count--; // its other half had no room
    }
    byte[] encoded = new String(all, 0, count).getBytes(StandardCharsets.UTF_8);
    content.bodyEncoding("UTF-8").body(encoded, encoded.length + Math.max(0, read() - count));
  }
}
