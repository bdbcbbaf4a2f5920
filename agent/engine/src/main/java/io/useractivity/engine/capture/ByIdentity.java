package io.useractivity.engine.capture;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A map whose keys are known by identity, since an application may override {@code equals} in what
 * it wraps. Safe for use by any thread; takes no locks while it is asked.
 */
final class ByIdentity<V> {

  private final Map<Key, V> values = new ConcurrentHashMap<>();

  private static final class Key {

    private final Object object;

    Key(Object object) {
      this.object = object;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key && ((Key) other).object == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  void put(Object key, V value) {
    values.put(new Key(key), value);
  }

  /** Null for none. */
  V get(Object key) {
    return values.isEmpty() ? null : values.get(new Key(key));
  }

  /** Forgets the key, unless it stands for another value by now. */
  void remove(Object key, V value) {
    values.remove(new Key(key), value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whose iterator may remove. */
  Collection<V> values() {
    return values.values();
  }
}
