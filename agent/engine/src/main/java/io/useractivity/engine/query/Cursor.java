package io.useractivity.engine.query;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/** A row's place in an order, behind which the next page begins; immutable. */
public final class Cursor {

  private static final char BETWEEN = '_';

  private final LocalDateTime createdAt;
  private final long id;

  private Cursor(LocalDateTime createdAt, long id) {
    this.createdAt = createdAt;
    this.id = id;
  }

  /**
   * That of a row.
   *
   * @param createdAt as exact as the table has it; null where the order is by {@code id}
   */
  public static Cursor of(LocalDateTime createdAt, long id) {
    return new Cursor(createdAt, id);
  }

  /**
   * Reads what {@link #toString} has written.
   *
   * @return null if it is nothing of the kind
   */
  public static Cursor parse(String text) {
    int between = text.lastIndexOf(BETWEEN);
    try {
      long id = Long.parseLong(text.substring(between + 1));
      return new Cursor(between <= 0 ? null : LocalDateTime.parse(text.substring(0, between)), id);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  public LocalDateTime createdAt() {
    return createdAt;
  }

  public long id() {
    return id;
  }

  /** Such as {@code 2026-11-27T06:23:22.252_4711}. */
  @Override
  public String toString() {
    return createdAt == null ? String.valueOf(id) : createdAt.toString() + BETWEEN + id;
  }
}
