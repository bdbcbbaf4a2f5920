package io.useractivity.engine.journal;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;

/** One file of a journal: how far it reaches. Guarded by whoever has it. */
final class Segment {

  private final File file;
  private final long first;
  private long end;
  private long bytes;
  private boolean damaged;

  /** Where the last read ended, so that the next one need not go through all of it again. */
  private long readPosition;

  private int readOffset;
  private SegmentHeader header;

  Segment(File file, long first) {
    this.file = file;
    this.first = first;
    this.end = first;
  }

  File file() {
    return file;
  }

  /** The position that it begins with. */
  long first() {
    return first;
  }

  /** The position after its last row. */
  long end() {
    return end;
  }

  long bytes() {
    return bytes;
  }

  void reaches(long newEnd, long newBytes) {
    end = newEnd;
    bytes = newBytes;
  }

  boolean isDamaged() {
    return damaged;
  }

  /** It is kept for who wants to look at it. */
  void damaged() {
    damaged = true;
  }

  /** Rows were read back to that position, which lies at that offset. For who reads. */
  void readTo(long position, int offset) {
    readPosition = position;
    readOffset = offset;
  }

  /** The offset of a position; 0 if it is not known. For who reads. */
  int offsetOf(long position) {
    return position == readPosition ? readOffset : 0;
  }

  /** How it begins; null if nobody has read that. For who reads. */
  SegmentHeader header() {
    return header;
  }

  /** How it begins, as somebody has read it. */
  void begins(SegmentHeader read) {
    header = read;
  }

  /** The bytes of a file from an offset to another. */
  static byte[] content(File file, int from, long to) throws IOException {
    if (to > Integer.MAX_VALUE - 16) {
      throw new IOException("no segment has " + to + " bytes");
    }
    byte[] content = new byte[(int) to - from];
    try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
      if (in.length() < to) {
        throw new EOFException("it has " + in.length() + " bytes and not " + to);
      }
      in.seek(from);
      in.readFully(content);
    }
    return content;
  }
}
