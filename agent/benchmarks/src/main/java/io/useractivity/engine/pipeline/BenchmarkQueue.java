package io.useractivity.engine.pipeline;

import io.useractivity.engine.metrics.Figures;
import io.useractivity.engine.record.ActivityRecord;

/** A queue whose other end is open too; of its package, as nothing else may. */
public final class BenchmarkQueue {

  private final ActivityQueue queue;

  public BenchmarkQueue(int capacity, long maxBytes) {
    this.queue = new ActivityQueue(capacity, maxBytes, new Figures());
  }

  /** As a request thread does. */
  public void accept(ActivityRecord record) {
    queue.accept(record);
  }

  /** As the consumer does. */
  public ActivityRecord poll() {
    return queue.poll();
  }
}
