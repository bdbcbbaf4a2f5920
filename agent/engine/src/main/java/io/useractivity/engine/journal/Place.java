package io.useractivity.engine.journal;

import io.useractivity.engine.record.JournalId;

/** A position of a journal; immutable. */
final class Place {

  private final JournalId journal;
  private final long position;

  Place(JournalId journal, long position) {
    this.journal = journal;
    this.position = position;
  }

  JournalId journal() {
    return journal;
  }

  long position() {
    return position;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place
        && ((Place) other).position == position
        && ((Place) other).journal.equals(journal);
  }

  @Override
  public int hashCode() {
    return 31 * journal.hashCode() + Long.hashCode(position);
  }

  @Override
  public String toString() {
    return journal + "/" + position;
  }
}
