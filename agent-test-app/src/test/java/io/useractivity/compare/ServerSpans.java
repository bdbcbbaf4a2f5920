package io.useractivity.compare;

import java.nio.ByteBuffer;

/**
 * Reads of an {@code ExportTraceServiceRequest} in protobuf no more than how many spans are of kind
 * SERVER: opentelemetry-proto's trace.proto has the numbers.
 */
final class ServerSpans {

  /** {@code resource_spans}, {@code scope_spans} and {@code spans}, each in the one before. */
  private static final int[] PATH = {1, 2, 2};

  private static final int KIND = 6;
  private static final int SERVER = 2;

  private ServerSpans() {}

  static int count(ByteBuffer request) {
    return count(request, 0);
  }

  private static int count(ByteBuffer message, int depth) {
    int count = 0;
    while (message.hasRemaining()) {
      long tag = number(message);
      int field = (int) (tag >>> 3);
      int type = (int) (tag & 7);
      boolean inSpan = depth == PATH.length;
      if (type == 2) {
        int length = (int) number(message);
        if (!inSpan && field == PATH[depth]) {
          count += count(message.slice(message.position(), length), depth + 1);
        }
        message.position(message.position() + length);
      } else if (type == 0) {
        long value = number(message);
        count += inSpan && field == KIND && value == SERVER ? 1 : 0;
      } else {
        message.position(message.position() + (type == 1 ? Long.BYTES : Integer.BYTES));
      }
    }
    return count;
  }

  /** A varint. */
  private static long number(ByteBuffer message) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = message.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }
}
