package io.useractivity.compare;

import io.useractivity.servers.Rows;

/**
 * What one start of a server has beside it.
 *
 * @param rows a database of its own, empty
 * @param sink for spans, of which none has arrived
 * @param filters those of {@code src/test/compare}
 */
record Surroundings(Rows rows, SpanSink sink, FilterJar filters) {}
