package io.useractivity.engine.record;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Rows that follow each other in a journal: what the store writes in one transaction; immutable.
 */
public final class Batch {

  private final JournalId journal;
  private final long first;
  private final List<ActivityRow> rows;

  /**
   * @param first the position of the first row: how many rows the journal took before it
   * @param rows at least one, not changed any more
   */
  public Batch(JournalId journal, long first, List<ActivityRow> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a batch has rows");
    }
    this.journal = journal;
    this.first = first;
    this.rows = Collections.unmodifiableList(rows);
  }

  public JournalId journal() {
    return journal;
  }

  /** The position of the first row. */
  public long first() {
    return first;
  }

  /** The position after the last row. */
  public long end() {
    return first + rows.size();
  }

  public List<ActivityRow> rows() {
    return rows;
  }

  public int size() {
    return rows.size();
  }

  /**
   * The same place in the journal with another form of its only row.
   *
   * @throws IllegalStateException if there are more rows
   */
  public Batch with(ActivityRow form) {
    if (rows.size() > 1) {
      throw new IllegalStateException("more rows than one");
    }
    return new Batch(journal, first, Collections.singletonList(form));
  }

  /**
   * The two halves, in their order.
   *
   * @throws IllegalStateException if there is only one row
   */
  public List<Batch> split() {
    if (rows.size() == 1) {
      throw new IllegalStateException("one row cannot be halved");
    }
    int half = rows.size() / 2;
    return Arrays.asList(
        new Batch(journal, first, rows.subList(0, half)),
        new Batch(journal, first + half, rows.subList(half, rows.size())));
  }
}
