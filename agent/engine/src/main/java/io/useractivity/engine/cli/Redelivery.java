package io.useractivity.engine.cli;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.journal.DeadLetters;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.write.DeferredActivityStore;
import java.io.File;

/** Rows that a command stores; those that the database refuses are kept as dead letters. */
final class Redelivery implements AutoCloseable {

  private final DeferredActivityStore store;
  private final DeadLetters letters;
  private long stored;
  private long refused;

  /**
   * @param maxLetterBytes of those that it writes
   */
  Redelivery(Configuration configuration, long maxLetterBytes) {
    this.store = new DeferredActivityStore(StoreSettings.of(configuration), RetentionTurn.silent());
    this.letters =
        new DeadLetters(
            new File(configuration.dataDirectory(), DeadLetters.DIRECTORY),
            maxLetterBytes,
            RetentionTurn.silent());
  }

  /**
   * Stores the rows, in parts if need be.
   *
   * @throws StoreException if it is not for one row's sake that they are not stored
   */
  void store(Batch batch) throws StoreException, CommandFailedException {
    try {
      store.write(batch);
      stored += batch.size();
    } catch (StoreException e) {
      if (!e.isRefused()) {
        throw e;
      }
      if (batch.size() > 1) {
        for (Batch half : batch.split()) {
          store(half);
        }
      } else if (letters.keep(batch, e.getMessage())) {
        refused++;
      } else {
        throw new CommandFailedException(
            "A row that the database refuses cannot be kept as a dead letter in data.dir: "
                + e.getMessage());
      }
    }
  }

  long stored() {
    return stored;
  }

  /** How many are dead letters now. */
  long refused() {
    return refused;
  }

  @Override
  public void close() {
    store.close();
  }
}
