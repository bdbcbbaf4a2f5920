package io.useractivity.engine.capture.body;

import io.useractivity.engine.record.RequestContent;
import java.io.Reader;

/**
 * The beginning of a request's body, copied as the application reads it: which of its reads count.
 *
 * <p>Of several streams and readers, the first that gives anything counts, and of reads that nest,
 * the outermost: a filter that reads all and lets the application read its copy does not double the
 * body. Only of a body that came compressed the last one counts, which is where the application
 * finds it unpacked. What counts goes to a {@link CopiedBody}.
 *
 * <p>For one thread at a time, as the reading itself. An application whose thread goes on reading
 * when its request has ended spoils the copy and nothing else.
 */
public final class BodyCopy {

  private final int maxLength;
  private final boolean compressed;

  /** How many reads are under way, one within the other. */
  private int depth;

  /** How many of them on the source that counts. */
  private int sourceDepth;

  /** Which source counts: its identity alone, so that no stream, and no application, is held. */
  private int source;

  /** What it has given; null as long as none has given anything. */
  private CopiedBody copied;

  /**
   * @param maxLength how many bytes are kept, or characters
   * @param compressed whether the body is not sent as what it is
   */
  BodyCopy(int maxLength, boolean compressed) {
    this.maxLength = maxLength;
    this.compressed = compressed;
  }

  public void enter(Object from) {
    depth++;
    if (isSource(from)) {
      sourceDepth++;
    }
  }

  /** As {@link io.useractivity.bridge.BridgeHandler#readExit} says. */
  public void exit(Object from, Object buffer, int offset, int count) {
    depth--;
    if (isSource(from)) {
      sourceDepth--;
      if (sourceDepth != 0 || count < 0) {
        return;
      }
    } else if (depth != 0 || count < 0 || (copied != null && !compressed)) {
      return;
    } else {
      begin(from);
    }
    if (buffer == from) {
      copied.skip(count);
    } else {
      copied.append(buffer, offset, count);
    }
  }

  private boolean isSource(Object from) {
    return copied != null && source == System.identityHashCode(from);
  }

  private void begin(Object from) {
    source = System.identityHashCode(from);
    copied = from instanceof Reader ? new CopiedText(maxLength) : new CopiedBytes(maxLength);
  }

  /** As {@link io.useractivity.bridge.BridgeHandler#readMarked} says. */
  public void marked(Object from, boolean back) {
    if (depth != 0 || !isSource(from)) {
      return;
    }
    if (back) {
      copied.goBack();
    } else {
      copied.bookmark();
    }
  }

  /** Hands over what there is. */
  void moveTo(RequestContent.Builder content) {
    if (copied != null && copied.hasAny()) {
      copied.moveTo(content);
    }
  }
}
