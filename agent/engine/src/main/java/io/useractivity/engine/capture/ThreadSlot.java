package io.useractivity.engine.capture;

/**
 * What each thread has at hand. A thread keeps its slot when it is empty, which is dearer to take
 * away and to make again for every request than all else that is done with it. The slot is an array
 * of the JDK's own: a thread that outlives the agent holds none of its classes by it.
 */
final class ThreadSlot<V> {

  @SuppressWarnings("ThreadLocalUsage") // There is one capture in a JVM, and more in tests.
  private final ThreadLocal<Object[]> slots = new ThreadLocal<>();

  /** Null for nothing. */
  @SuppressWarnings("unchecked") // Only put() fills slots.
  V get() {
    Object[] slot = slots.get();
    return slot == null ? null : (V) slot[0];
  }

  /**
   * @param value null to empty it
   */
  void put(V value) {
    Object[] slot = slots.get();
    if (slot == null) {
      slot = new Object[1];
      slots.set(slot);
    }
    slot[0] = value;
  }
}
