package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;
import java.util.List;

/** Where rows go that are past their time, held by this process until it is closed. */
interface Destination extends AutoCloseable {

  /** What a killed run has begun and not ended; null if there is nothing. */
  Departure unfinished(Pace pace) throws StoreException, IOException;

  /**
   * Rows that are to go; nothing is done before its first step.
   *
   * @param rows of one month
   */
  Departure departure(List<RowKey> rows, Pace pace);

  /** What an archive is called; null where rows are only deleted. */
  String place();

  @Override
  void close();
}
