package io.useractivity.engine.store;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.record.JournalId;
import io.useractivity.engine.store.write.ActivityStore;
import io.useractivity.engine.store.write.DeferredActivityStore;
import java.util.List;

/** The agent's store, to be given rows as tests have them. */
public final class TestStore {

  private final DeferredActivityStore store;

  TestStore(StoreSettings settings, Log log) {
    this.store = new DeferredActivityStore(settings, log);
  }

  public void write(List<ActivityRow> rows) throws StoreException {
    store.write(new Batch(JournalId.MEMORY, 0, rows));
  }

  /** As the pipeline has it. */
  public ActivityStore asStore() {
    return store;
  }

  /** As others than the writer have it. */
  public DeferredActivityStore deferred() {
    return store;
  }

  public void close() {
    store.close();
  }
}
