package io.useractivity.engine.capture.identity;

import io.useractivity.engine.record.RequestLine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which sources were asked for the user of some request and whether each knew one, for who wants to
 * know why a row has none. Of the first request of each path, and else of one in a while; without
 * values, since those are people's. For any thread.
 */
public final class IdentityTraces {

  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_PATHS = 200;

  private final ConcurrentMap<String, Boolean> paths = new ConcurrentHashMap<>();
  private final AtomicLong lastNanos = new AtomicLong(System.nanoTime() - PERIOD_NANOS);
  private final AtomicReference<String> latest = new AtomicReference<>();
  private volatile boolean wanted;

  /** Whether to trace from now on. */
  public void want(boolean yes) {
    wanted = yes;
  }

  /** Null if that request is not traced. */
  StringBuilder begin(RequestLine line) {
    if (!wanted || !isTurnOf(line)) {
      return null;
    }
    return new StringBuilder("Who sent ").append(line.method()).append(' ').append(line.path());
  }

  private boolean isTurnOf(RequestLine line) {
    long now = System.nanoTime();
    long last = lastNanos.get();
    boolean due = now - last >= PERIOD_NANOS && lastNanos.compareAndSet(last, now);
    boolean first = paths.size() < MOST_PATHS && paths.putIfAbsent(line.path(), true) == null;
    return due || first;
  }

  void end(StringBuilder trace) {
    latest.set(trace.append('.').toString());
  }

  /** A trace that has come since this was asked last; null for none. */
  public String poll() {
    return latest.get() == null ? null : latest.getAndSet(null);
  }
}
