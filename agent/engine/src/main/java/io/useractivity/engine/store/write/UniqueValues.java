package io.useractivity.engine.store.write;

import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.schema.FoundColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A new value for each row of a column that must have one, no two the same, and that its database
 * does not fill: an {@code id} that the application sets. Numbers of 63 bits grow with time;
 * shorter ones are drawn, and a row that meets its like is given another when it is tried again.
 * For one thread.
 */
final class UniqueValues {

  private static final int COUNTER_BITS = 20;
  private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
  private static final int DIGITS_AND_LETTERS = 36;
  private static final int UUID_BYTES = 16;

  private final FoundColumn column;
  private long counter = ThreadLocalRandom.current().nextLong();

  UniqueValues(FoundColumn column) {
    this.column = column;
  }

  /** Whether there are any of its type; else all rows are given the same. */
  static boolean canFill(FoundColumn column) {
    ColumnType type = column.type();
    boolean text = type == ColumnType.TEXT && !column.holdsJson();
    return text
        || type == ColumnType.INTEGER
        || type == ColumnType.DECIMAL
        || type == ColumnType.BINARY
        || type == ColumnType.UUID;
  }

  Object next() {
    UUID uuid = UUID.randomUUID();
    switch (column.type()) {
      case INTEGER:
        return number(column.greatest());
      case DECIMAL:
        int digits = column.number(0) < 0 ? 7 : column.number(0) - Math.max(0, column.number(1));
        return BigDecimal.valueOf(number(BigInteger.TEN.pow(digits).subtract(BigInteger.ONE)));
      case BINARY:
        return bytes(uuid);
      case TEXT:
        return text(uuid);
      default:
        return uuid.toString();
    }
  }

  private long number(BigInteger greatest) {
    if (greatest.bitLength() >= Long.SIZE - 1) {
      return System.currentTimeMillis() << COUNTER_BITS | (counter++ & COUNTER_MASK);
    }
    return ThreadLocalRandom.current().nextLong(greatest.longValue()) + 1;
  }

  private byte[] bytes(UUID uuid) {
    byte[] all = BytesFit.bytes(uuid);
    int length = (int) Math.min(UUID_BYTES, column.maxBytes());
    return Arrays.copyOf(all, length);
  }

  private String text(UUID uuid) {
    String usual = uuid.toString();
    long length = Math.min(column.maxCodePoints(), column.maxBytes());
    if (length >= usual.length()) {
      return usual;
    }
    String dense = new BigInteger(1, BytesFit.bytes(uuid)).toString(DIGITS_AND_LETTERS);
    return dense.substring(dense.length() - (int) Math.min(length, dense.length()));
  }
}
