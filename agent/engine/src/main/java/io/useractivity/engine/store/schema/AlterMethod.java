package io.useractivity.engine.store.schema;

/** How a server carries out a change of a table, the gentlest first. */
enum AlterMethod {

  /** In the dictionary alone. */
  INSTANT(", ALGORITHM=INSTANT", false),

  /** While others write. */
  ONLINE(", ALGORITHM=INPLACE, LOCK=NONE", false),

  /** By a copy into which others' writes are carried over; MariaDB 11.2 and later. */
  ONLINE_COPY(", ALGORITHM=COPY, LOCK=NONE", false),

  /** In place, while others may only read. */
  SHARED(", ALGORITHM=INPLACE, LOCK=SHARED", true),

  /** By a copy, while others may only read. */
  COPY(", ALGORITHM=COPY, LOCK=SHARED", true);

  private final String clause;
  private final boolean blocksWrites;

  AlterMethod(String clause, boolean blocksWrites) {
    this.clause = clause;
    this.blocksWrites = blocksWrites;
  }

  /** The end of an ALTER TABLE that demands it. */
  String clause() {
    return clause;
  }

  /** Whether nobody can write to the table until it is done. */
  boolean blocksWrites() {
    return blocksWrites;
  }

  /** The next less gentle one; null if there is none. */
  AlterMethod lessGentle() {
    for (AlterMethod method : values()) {
      if (method.compareTo(this) > 0) {
        return method;
      }
    }
    return null;
  }

  /** The less gentle of the two. */
  AlterMethod or(AlterMethod other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
