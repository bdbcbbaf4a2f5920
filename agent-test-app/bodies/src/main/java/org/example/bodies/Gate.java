package org.example.bodies;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a request stops until another one lets it go on. */
final class Gate {

  private static final ConcurrentMap<String, Gate> BY_NAME = new ConcurrentHashMap<>();

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  static Gate named(String name) {
    return BY_NAME.computeIfAbsent(name, any -> new Gate());
  }

  void pass() throws InterruptedException {
    reached.countDown();
    await(opened);
  }

  /** Waits until a request is there. */
  void awaitSomebody() throws InterruptedException {
    await(reached);
  }

  void open() {
    opened.countDown();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Nobody came to the gate");
    }
  }
}
