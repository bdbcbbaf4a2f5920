package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run would archive and delete just now; immutable. */
public final class ArchivePlan {

  private final Map<String, Long> byMonth;
  private final long held;

  private ArchivePlan(Map<String, Long> byMonth, long held) {
    this.byMonth = Collections.unmodifiableMap(byMonth);
    this.held = held;
  }

  /** Looks, and changes nothing. */
  public static ArchivePlan of(RetentionDatabase database, RetentionPolicy policy)
      throws StoreException {
    ExpiredWalk walk = new ExpiredWalk(database, policy, database.state().now());
    Map<String, Long> byMonth = new TreeMap<>();
    while (true) {
      List<RowKey> block = walk.takeBlock();
      if (block != null) {
        byMonth.merge(ExpiredWalk.month(block.get(0)), (long) block.size(), Long::sum);
      } else if (walk.isAtEnd()) {
        return new ArchivePlan(byMonth, walk.held());
      } else {
        walk.advance();
      }
    }
  }

  /** How many rows of each month are past their time. */
  public Map<String, Long> byMonth() {
    return byMonth;
  }

  public long total() {
    long sum = 0;
    for (long each : byMonth.values()) {
      sum += each;
    }
    return sum;
  }

  /** How many rows stay because of a legal hold. */
  public long held() {
    return held;
  }
}
