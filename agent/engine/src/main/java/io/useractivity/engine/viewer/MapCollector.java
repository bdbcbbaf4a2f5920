package io.useractivity.engine.viewer;

import com.samskivert.mustache.Mustache;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets templates see maps and lists alone. By default they would see methods and fields as well,
 * and so those of a text for {@code value} or {@code length}. Without state.
 */
final class MapCollector implements Mustache.Collector {

  @Override
  public Iterator<?> toIterator(Object value) {
    return value instanceof Iterable ? ((Iterable<?>) value).iterator() : null;
  }

  @Override
  public Mustache.VariableFetcher createFetcher(Object context, String name) {
    return context instanceof Map ? MapCollector::get : null;
  }

  private static Object get(Object context, String name) {
    Map<?, ?> map = (Map<?, ?>) context;
    return map.containsKey(name)
        ? map.get(name)
        : com.samskivert.mustache.Template.NO_FETCHER_FOUND;
  }

  @Override
  public <K, V> Map<K, V> createFetcherCache() {
    return new ConcurrentHashMap<>();
  }
}
