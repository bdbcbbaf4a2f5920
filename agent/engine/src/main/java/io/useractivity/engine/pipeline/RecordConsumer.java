package io.useractivity.engine.pipeline;

import io.useractivity.engine.assemble.RecordAssembler;
import io.useractivity.engine.assemble.RedactionCheck;
import io.useractivity.engine.journal.Journal;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.metrics.Counters;
import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * The thread between queue and journal: polls while records come, and after a second without any
 * sleeps until the next. It also runs the chores that have no thread of their own.
 */
final class RecordConsumer implements Runnable {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long POLL_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ActivityQueue queue;
  private final RecordAssembler assembler;
  private final Journal journal;
  private final Counters counters;
  private final Log log;
  private final LongUnaryOperator chores;
  private boolean redactionChecked;

  /**
   * @param chores is given the time and answers after how many nanoseconds it is to run again
   */
  RecordConsumer(
      ActivityQueue queue,
      RecordAssembler assembler,
      Journal journal,
      Counters counters,
      Log log,
      LongUnaryOperator chores) {
    this.queue = queue;
    this.assembler = assembler;
    this.journal = journal;
    this.counters = counters;
    this.log = log;
    this.chores = chores;
  }

  @Override
  public void run() {
    long lastRecord = System.nanoTime();
    queue.sleep(Long.MAX_VALUE);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (drain()) {
          lastRecord = System.nanoTime();
        }
        long now = System.nanoTime();
        long next = chores.applyAsLong(now);
        boolean quiet = now - lastRecord >= POLL_FOR_NANOS;
        queue.sleep(quiet ? next : Math.min(next, POLL_NANOS));
      } catch (RuntimeException | Error e) {
        log.warnOncePerMinute("consumer", "A record could not be handled: " + e);
      }
    }
  }

  private void checkRedaction() {
    try {
      RedactionCheck.of(assembler, log);
    } catch (RuntimeException | Error e) {
      assembler.withholdRequestData();
      log.error("What requests carry is not recorded: its redaction could not be checked: " + e);
    }
  }

  /** Moves all that waits; true if there was any. */
  private boolean drain() {
    boolean any = false;
    for (ActivityRecord record = queue.poll(); record != null; record = queue.poll()) {
      any = true;
      if (!redactionChecked) {
        redactionChecked = true;
        checkRedaction();
      }
      ActivityRow row;
      try {
        row = assembler.assemble(record);
      } catch (RuntimeException | Error e) {
        counters.failed();
        log.warnOncePerMinute("assemble", "A record could not be made a row: " + e);
        continue;
      }
      if (row == null) {
        counters.excluded();
      } else {
        append(row);
      }
    }
    return any;
  }

  /** While there is no room records wait in the queue, and only the chores go on. */
  private void append(ActivityRow row) {
    while (!journal.append(row)) {
      queue.pause(Math.min(POLL_NANOS, chores.applyAsLong(System.nanoTime())));
    }
  }
}
