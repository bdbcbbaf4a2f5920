package io.useractivity.engine.capture.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A bounded set of numbers that many threads share. */
class SessionKeysTest {

  private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

  private final SessionKeys keys = new SessionKeys();

  @Test
  void aKeyIsNewOnceAndAgainWhenItWasRemoved() {
    long key = key(42);

    assertThat(keys.contains(key)).isFalse();
    assertThat(keys.add(key)).isTrue();
    assertThat(keys.add(key)).isFalse();
    assertThat(keys.contains(key)).isTrue();
    keys.remove(key);
    assertThat(keys.contains(key)).isFalse();
    assertThat(keys.add(key)).isTrue();
  }

  @Test
  void numbersThatStandForNoKeyAreKeysAllTheSame() {
    for (long number : new long[] {0, 1}) {
      long key = SessionKeys.key(number);
      assertThat(keys.contains(key)).isFalse();
      assertThat(keys.add(key)).isTrue();
      assertThat(keys.contains(key)).isTrue();
    }
  }

  @Test
  void theLatestThousandsAreKnownHoweverManyThereHaveBeen() {
    int many = 200_000;
    for (int i = 1; i <= many; i++) {
      keys.add(key(i));
    }

    for (int i = many - 4_000; i <= many; i++) {
      assertThat(keys.contains(key(i))).isTrue();
    }
    assertThat(keys.contains(key(1))).isFalse();
  }

  @Test
  void ofManyThreadsThatAddAKeyOneAloneIsFirst() throws Exception {
    int threads = 16;
    int each = 3_000;
    AtomicInteger firsts = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> done = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      done.add(
          pool.submit(
              () -> {
                together.await();
                for (int i = 1; i <= each; i++) {
                  firsts.addAndGet(keys.add(key(i)) ? 1 : 0);
                }
                return null;
              }));
    }
    for (Future<?> thread : done) {
      thread.get();
    }
    pool.shutdown();

    assertThat(firsts).hasValue(each);
  }

  private static long key(long number) {
    return SessionKeys.key(number * ODD);
  }
}
