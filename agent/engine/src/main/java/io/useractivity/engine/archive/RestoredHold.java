package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.Holds;
import io.useractivity.engine.store.retention.LegalHold;
import java.time.LocalDateTime;

/** The hold on rows that are restored, which the next run would archive again; immutable. */
final class RestoredHold {

  private final LegalHold hold;

  /**
   * @param until exclusive
   */
  RestoredHold(String month, LocalDateTime from, LocalDateTime until) {
    this.hold =
        new LegalHold(
            "restored-" + month,
            null,
            null,
            from,
            until,
            "rows that were restored from the archive");
  }

  /** Another of that name is from an earlier restoring and covers at most as much. */
  void put(Holds holds) throws StoreException {
    holds.release(hold.name());
    holds.add(hold);
  }

  /** Its name. */
  @Override
  public String toString() {
    return hold.name();
  }
}
