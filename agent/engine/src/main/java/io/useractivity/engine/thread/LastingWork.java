package io.useractivity.engine.thread;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Begins work anew whenever something is thrown out of it. That happens when the heap is full: then
 * even a catch block throws, since it words a message. So nothing is allocated here between what is
 * thrown and the next beginning; the line that tells of it exists before.
 */
public final class LastingWork implements Runnable {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final AtomicLong RESTARTS = new AtomicLong();

  private final Runnable work;
  private final byte[] line;
  private final FileOutputStream out;
  private boolean told;

  LastingWork(String name, Runnable work) {
    this(name, work, new FileOutputStream(FileDescriptor.err));
  }

  LastingWork(String name, Runnable work, FileOutputStream out) {
    this.work = work;
    this.out = out;
    this.line =
        ("[user-activity] ERROR The thread "
                + name
                + " was thrown out of its work, as by a full heap, and begins anew.\n")
            .getBytes(StandardCharsets.UTF_8);
  }

  /** How often work of any of the agent's threads has begun anew. */
  public static long restarts() {
    return RESTARTS.get();
  }

  @Override
  public void run() {
    while (isThrownOut()) {
      RESTARTS.incrementAndGet();
      tellOnce();
      LockSupport.parkNanos(this, PAUSE_NANOS);
    }
  }

  private boolean isThrownOut() {
    try {
      work.run();
      return false;
    } catch (Throwable whatever) {
      return true;
    }
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
