package io.useractivity.engine.capture.identity;

import io.useractivity.engine.record.RequestLine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which sources were asked for the user of some request and whether each knew one, for who wants to
 * know why a row has none. Of the first request of each route, and else of one in a while; without
 * values, since those are people's. For any thread.
 */
public final class IdentityTraces {

  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_ROUTES = 200;
  private static final int LONGEST_WORD = 24;

  private final ConcurrentMap<String, Boolean> routes = new ConcurrentHashMap<>();
  private final AtomicLong lastNanos = new AtomicLong(System.nanoTime() - PERIOD_NANOS);
  private final AtomicReference<String> latest = new AtomicReference<>();
  private volatile boolean wanted;

  /** Whether to trace from now on. */
  public void want(boolean yes) {
    wanted = yes;
  }

  /** Null if that request is not traced. */
  StringBuilder begin(RequestLine line) {
    if (!wanted) {
      return null;
    }
    String route = line.method() + ' ' + route(line.path());
    return isTurnOf(route) ? new StringBuilder("Who sent ").append(route) : null;
  }

  /** The path without what may be an id or a secret. */
  private static String route(String path) {
    StringBuilder route = new StringBuilder();
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      int end = path.indexOf('/', start + 1);
      end = end < 0 ? path.length() : end;
      int parameters = path.indexOf(';', start);
      int last = parameters < 0 ? end : Math.min(end, parameters);
      route
          .append('/')
          .append(isAWord(path, start + 1, last) ? path.substring(start + 1, last) : "*");
      start = end;
    }
    return route.toString();
  }

  private static boolean isAWord(String path, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isDigit(path.charAt(i)) || path.charAt(i) == '%') {
        return false;
      }
    }
    return to - from <= LONGEST_WORD;
  }

  private boolean isTurnOf(String route) {
    long now = System.nanoTime();
    long last = lastNanos.get();
    boolean due = now - last >= PERIOD_NANOS && lastNanos.compareAndSet(last, now);
    boolean first = routes.size() < MOST_ROUTES && routes.putIfAbsent(route, true) == null;
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
