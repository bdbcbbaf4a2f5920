package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import java.io.IOException;
import java.util.List;

/** The one archive of a database, held by this process until it is closed; for one thread. */
public interface Archive extends Destination {

  /** The months that it has rows of, such as 2024-01, in their order. */
  List<String> months() throws StoreException, IOException;

  /**
   * Brings the rows of a month back into the table. They get a legal hold, since the next run would
   * archive them again.
   *
   * @throws IOException also if there is no such month, or if it is not whole
   */
  RestoredMonth restore(String month) throws StoreException, IOException;

  /** Erases a person in it. */
  void erase(Eraser eraser) throws StoreException, IOException;

  @Override
  void close();
}
