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
  private byte[] chunk = {};
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

  /**
   * Its bytes from an offset to another; for who reads, and until he reads again: all but the last
   * of many reads take as much.
   */
  byte[] read(int from, long to) throws IOException {
    byte[] content = chunk.length == to - from ? chunk : new byte[length(from, to)];
    chunk = content;
    read(file, from, content);
    return content;
  }

  /** The bytes of a file from an offset to another. */
  static byte[] content(File file, int from, long to) throws IOException {
    byte[] content = new byte[length(from, to)];
    read(file, from, content);
    return content;
  }

  private static int length(int from, long to) throws IOException {
    if (to > Integer.MAX_VALUE - 16) {
      throw new IOException("no segment has " + to + " bytes");
    }
    return (int) to - from;
  }

  private static void read(File file, int from, byte[] into) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
      if (in.length() < (long) from + into.length) {
        throw new EOFException(
            "it has " + in.length() + " bytes and not " + ((long) from + into.length));
      }
      in.seek(from);
      in.readFully(into);
    }
  }
}
