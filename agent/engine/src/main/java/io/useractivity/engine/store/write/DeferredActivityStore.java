package io.useractivity.engine.store.write;

import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.Batch;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.connect.OpenDatabase;
import java.util.Collections;
import java.util.Map;

/**
 * The configured database, of which not even a class is loaded before the first rows come: a driver
 * that does anything while a server starts may keep it from starting.
 */
public final class DeferredActivityStore implements ActivityStore {

  private final StoreSettings settings;
  private final Log log;

  /** Set by the thread that writes; others see it, or nothing yet. */
  private volatile JdbcActivityStore store;

  public DeferredActivityStore(StoreSettings settings, Log log) {
    this.settings = settings;
    this.log = log;
  }

  @Override
  public void write(Batch batch) throws StoreException {
    if (store == null) {
      store = new JdbcActivityStore(settings, log);
    }
    store.write(batch);
  }

  @Override
  public int rowsAtOnce(int most) {
    return store == null ? most : store.rowsAtOnce(most);
  }

  /** Whether a row was stored, so that the store is connected and the table is there. */
  public boolean isConnected() {
    return database() != null;
  }

  /**
   * The database for others, by connections of their own; null until a row was stored. For any
   * thread.
   */
  public OpenDatabase database() {
    JdbcActivityStore written = store;
    return written == null ? null : written.database();
  }

  @Override
  public Map<String, Long> changes() {
    JdbcActivityStore written = store;
    return written == null ? Collections.<String, Long>emptyMap() : written.changes();
  }

  @Override
  public void close() {
    JdbcActivityStore written = store;
    if (written != null) {
      written.close();
    }
  }
}
