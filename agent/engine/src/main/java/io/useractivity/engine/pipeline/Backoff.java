package io.useractivity.engine.pipeline;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: twice as long each time up to a limit, and between half and
 * all of that at random, so that many JVMs do not come back at once. For one thread.
 */
final class Backoff {

  private final long firstMillis;
  private final long mostMillis;
  private long nextMillis;

  Backoff(long firstMillis, long mostMillis) {
    this.firstMillis = firstMillis;
    this.mostMillis = mostMillis;
    this.nextMillis = firstMillis;
  }

  long nextMillis() {
    long millis = nextMillis;
    nextMillis = Math.min(mostMillis, 2 * millis);
    return millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1);
  }

  void reset() {
    nextMillis = firstMillis;
  }
}
