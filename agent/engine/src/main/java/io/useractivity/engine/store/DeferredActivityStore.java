package io.useractivity.engine.store;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.record.ActivityRow;
import java.util.List;

/**
 * The configured database, of which not even a class is loaded before the first rows come: a driver
 * that does anything while a server starts may keep it from starting.
 */
public final class DeferredActivityStore implements ActivityStore {

  private final Configuration configuration;
  private final Log log;
  private ActivityStore store;

  public DeferredActivityStore(Configuration configuration, Log log) {
    this.configuration = configuration;
    this.log = log;
  }

  @Override
  public void write(List<ActivityRow> rows) throws StoreException {
    if (store == null) {
      store = JdbcActivityStore.of(configuration, log);
    }
    store.write(rows);
  }

  @Override
  public void prune() throws StoreException {
    if (store != null) {
      store.prune();
    }
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
