package io.useractivity.engine.capture.body;

import io.useractivity.engine.record.RequestContent;

/**
 * What one stream or reader has given: the beginning is kept, the rest counted.
 *
 * <pre>
 *     COPYING --something was passed over--> COUNTING
 * </pre>
 *
 * <p>What comes after a gap is no continuation, so it is never kept. As much as there is room for
 * is kept in either state's time; a full copy goes on COPYING nothing, since going back to a
 * bookmark makes room again.
 */
abstract class CopiedBody {

  private enum State {
    COPYING,
    COUNTING
  }

  private static final int FIRST_SIZE = 512;

  private final int maxLength;
  private State state = State.COPYING;

  /** How much is kept, in bytes or characters. */
  private int length;

  /** How much there was. */
  private long read;

  private int bookmarkedLength;
  private long bookmarkedRead;

  CopiedBody(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Adds what was read.
   *
   * @param buffer what it came in, null for a single byte or character
   * @param count how many; without a buffer the byte or character itself
   */
  abstract void append(Object buffer, int offset, int count);

  /** Hands over what there is. */
  abstract void moveTo(RequestContent.Builder content);

  final int length() {
    return length;
  }

  final long read() {
    return read;
  }

  final boolean hasAny() {
    return read != 0;
  }

  /** That many were passed over. */
  final void skip(int count) {
    state = State.COUNTING;
    read += count;
  }

  /** How many of the next ones are to be kept. */
  final int toKeep(int count) {
    return state == State.COUNTING ? 0 : Math.min(count, maxLength - length);
  }

  final void added(int kept, int count) {
    length += kept;
    read += count;
  }

  /** How large the buffer of a given size has to become for more to be kept. */
  final int grown(int size, int more) {
    return Math.min(maxLength, Math.max(length + more, Math.max(FIRST_SIZE, 2 * size)));
  }

  /** The reader may be asked to go back to where it is now. */
  void bookmark() {
    bookmarkedLength = length;
    bookmarkedRead = read;
  }

  /** What comes next has been given before. */
  void goBack() {
    length = Math.min(length, bookmarkedLength);
    read = bookmarkedRead;
  }
}
