package io.useractivity.engine.journal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of heap may wait on their way to the store, records and rows together. Safe for
 * use by any thread, takes no locks.
 */
public final class ByteBudget {

  private final AtomicLong taken = new AtomicLong();
  private final long most;

  public ByteBudget(long most) {
    this.most = most;
  }

  /** Takes room, or nothing if there is not as much; whether it was taken. */
  public boolean take(long bytes) {
    if (taken.addAndGet(bytes) > most) {
      taken.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /** Takes room whether or not there is as much: for what has room already in another form. */
  public void exceed(long bytes) {
    taken.addAndGet(bytes);
  }

  public void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  /** How many bytes are in use. */
  public long taken() {
    return taken.get();
  }

  /** How many bytes there are in all. */
  public long most() {
    return most;
  }
}
