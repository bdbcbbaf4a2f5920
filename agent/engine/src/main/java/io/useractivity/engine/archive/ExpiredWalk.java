package io.useractivity.engine.archive;

import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.retention.AgedPage;
import io.useractivity.engine.store.retention.LegalHold;
import io.useractivity.engine.store.retention.RetentionDatabase;
import io.useractivity.engine.store.retention.RowKey;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rows that are past their time and not on hold, from the oldest on, in blocks of one
 * month; for one thread. It reads keys alone, and never more than a few thousand.
 */
final class ExpiredWalk {

  /** Rows of a block at most: what a killed run may leave both in the table and in the archive. */
  static final int BLOCK = 2_000;

  private static final int PAGE = 1_000;

  private final RetentionDatabase database;
  private final RetentionPolicy policy;
  private final LocalDateTime now;
  private final LocalDateTime limit;

  private final List<RowKey> found = new ArrayList<>();
  private AgedPage.Place place = AgedPage.Place.START;
  private boolean atEnd;
  private long held;

  /**
   * @param now in UTC
   */
  ExpiredWalk(RetentionDatabase database, RetentionPolicy policy, LocalDateTime now) {
    this.database = database;
    this.policy = policy;
    this.now = now;
    this.limit = policy.latestLimit(now);
    this.atEnd = limit == null;
  }

  /** Looks at a few rows more. */
  void advance() throws StoreException {
    List<LegalHold> holds = database.holds().all(); // one that is new counts from now on
    AgedPage page = database.table().aged(place, limit, PAGE);
    for (RowKey row : page.rows()) {
      if (policy.isPast(row, now)) {
        if (isHeld(row, holds)) {
          held++;
        } else {
          found.add(row);
        }
      }
    }
    place = page.next();
    atEnd = page.isLast();
  }

  private static boolean isHeld(RowKey row, List<LegalHold> holds) {
    for (LegalHold hold : holds) {
      if (hold.covers(row)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is nothing more to look at, whatever was found. */
  boolean isAtEnd() {
    return atEnd;
  }

  /** How many rows are past their time and stay because of a hold. */
  long held() {
    return held;
  }

  /**
   * The next rows of one month, once there are enough or none can come any more.
   *
   * @return null if there are none, or not enough yet
   */
  List<RowKey> takeBlock() {
    if (found.isEmpty()) {
      return null;
    }
    String month = month(found.get(0));
    int end = 1;
    while (end < found.size() && end < BLOCK && month(found.get(end)).equals(month)) {
      end++;
    }
    if (end == found.size() && end < BLOCK && !atEnd) {
      return null;
    }
    List<RowKey> block = new ArrayList<>(found.subList(0, end));
    found.subList(0, end).clear();
    return block;
  }

  static String month(RowKey row) {
    return Months.of(row.createdAt());
  }
}
