package io.useractivity.benchmarks;

import io.useractivity.engine.pipeline.BenchmarkQueue;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestLine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a record costs to hand over and to take, and to be lost where there is no room. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QueueBenchmark {

  private static final int CAPACITY = 16_384;
  private static final long MAX_BYTES = 1L << 30;

  /** How full the queue stays, in percent. */
  @Param({"0", "10", "99", "100"})
  int filled;

  private BenchmarkQueue queue;
  private ActivityRecord record;

  @Setup
  public void queue() {
    queue = new BenchmarkQueue(CAPACITY, MAX_BYTES);
    record =
        new ActivityRecord.Builder(new RequestLine.Builder("GET", "/shop/orders").build())
            .outcome(Outcome.of(200))
            .build();
    for (int i = 0; i < CAPACITY / 100 * filled + filled; i++) {
      queue.accept(record);
    }
  }

  @Benchmark
  public Object handedOver() {
    queue.accept(record);
    return filled == 100 ? record : queue.poll();
  }
}
