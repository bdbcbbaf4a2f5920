package io.useractivity.engine.classify;

import java.util.HashMap;
import java.util.Map;

/** Reads names, and remembers those that come again with each request. For one thread. */
final class Segments {

  /** An application has few names; more than this are not kept. */
  private static final int MOST = 2_000;

  private final Map<String, Segment> known = new HashMap<>();

  Segment of(String written) {
    if (written.length() > Segment.MAX_CHARS) {
      return Segment.of(written);
    }
    Segment segment = known.get(written);
    if (segment == null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      segment = Segment.of(written);
      known.put(written, segment);
    }
    return segment;
  }

  /**
   * Where a method's name begins behind what it is a method of: {@code user!delete} of Struts 2,
   * {@code orders/7:cancel}, Tapestry's {@code users.remove}; the position of the sign between, or
   * -1.
   */
  int methodIn(String written) {
    int last = written.length() > Segment.MAX_CHARS ? 0 : written.length() - 2;
    for (int i = last; i > 0; i--) {
      char c = written.charAt(i);
      if (c == '!' || c == ':') {
        return of(written.substring(i + 1)).verb() == null ? -1 : i;
      }
      if (c == '.' && isChange(written, i + 1)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isChange(String written, int from) {
    Verb verb = Verb.of(written.substring(from));
    return verb == Verb.DELETE || verb == Verb.CREATE || verb == Verb.UPDATE || verb == Verb.SAVE;
  }
}
