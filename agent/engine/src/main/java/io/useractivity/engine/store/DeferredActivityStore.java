package io.useractivity.engine.store;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.Batch;

/**
 * The configured database, of which not even a class is loaded before the first rows come: a driver
 * that does anything while a server starts may keep it from starting.
 */
public final class DeferredActivityStore implements ActivityStore, ExpiredRows {

  private final Configuration configuration;
  private final Log log;
  private volatile JdbcActivityStore store;

  public DeferredActivityStore(Configuration configuration, Log log) {
    this.configuration = configuration;
    this.log = log;
  }

  @Override
  public void write(Batch batch) throws StoreException {
    if (store == null) {
      store = JdbcActivityStore.of(configuration, log);
    }
    store.write(batch);
  }

  @Override
  public boolean isConnected() {
    JdbcActivityStore current = store;
    return current != null && current.isConnected();
  }

  @Override
  public int deleteSome(int days) throws StoreException {
    JdbcActivityStore current = store;
    return current == null ? 0 : current.deleteSome(days);
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
