package io.useractivity.engine.thread;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread whose work begins anew when it ends and nobody of the agent's wants that: something was
 * thrown out of it, or somebody interrupted every thread there is. What is thrown where the heap is
 * full is thrown out of catch blocks too, since they word messages. So nothing is allocated here
 * between that and the next beginning; the line that tells of it exists before.
 */
public final class LastingThread extends Thread {

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LAST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final AtomicLong RESTARTS = new AtomicLong();

  private final Runnable work;
  private final FileOutputStream out;
  private final byte[] line;
  private long pauseNanos = FIRST_PAUSE_NANOS;
  private boolean told;
  private volatile boolean ending;

  LastingThread(String name, Runnable work) {
    this(name, work, new FileOutputStream(FileDescriptor.err));
  }

  LastingThread(String name, Runnable work, FileOutputStream out) {
    super(name);
    this.work = work;
    this.out = out;
    this.line =
        ("[user-activity] ERROR The thread "
                + name
                + " was thrown out of its work, as by a full heap, and begins anew.\n")
            .getBytes(StandardCharsets.UTF_8);
  }

  /** How often any of the agent's threads has begun anew. */
  public static long restarts() {
    return RESTARTS.get();
  }

  /** Interrupts the work and lets the thread end. */
  public void end() {
    ending = true;
    interrupt();
  }

  @Override
  public void run() {
    while (!ending) {
      long began = System.nanoTime();
      try {
        work.run();
      } catch (Throwable whatever) {
        // Told below, as far as it can be.
      }
      if (!ending) {
        RESTARTS.incrementAndGet();
        tellOnce();
        interrupted(); // was nobody's who may
        pause(System.nanoTime() - began);
      }
    }
  }

  /** Ever longer while the work does not last, so that a defect costs little. */
  private void pause(long lastedNanos) {
    pauseNanos =
        lastedNanos > LAST_PAUSE_NANOS
            ? FIRST_PAUSE_NANOS
            : Math.min(2 * pauseNanos, LAST_PAUSE_NANOS);
    LockSupport.parkNanos(this, pauseNanos);
  }

  private void tellOnce() {
    if (!told) {
      told = true;
      try {
        out.write(line);
      } catch (IOException | RuntimeException | Error unheard) {
        // The health line counts it too.
      }
    }
  }
}
