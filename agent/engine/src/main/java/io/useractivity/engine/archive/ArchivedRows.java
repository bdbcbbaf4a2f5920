package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RowImage;
import io.useractivity.engine.store.retention.RowKey;
import java.io.IOException;

/** The rows of an archive that name a person, and are not in the table as well. */
public interface ArchivedRows {

  /** Takes the keys of rows. */
  interface Keys {

    /**
     * Takes one.
     *
     * @param month of the archive
     */
    void key(String month, RowKey row);
  }

  /** Takes rows. */
  interface Rows {

    void row(RowImage row) throws IOException;
  }

  /** Hands over the keys of a person's rows. */
  void find(Person person, Keys keys) throws StoreException, IOException;

  /** Hands over a person's rows. */
  void read(Person person, Rows rows) throws StoreException, IOException;
}
