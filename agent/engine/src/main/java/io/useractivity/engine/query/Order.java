package io.useractivity.engine.query;

/** In which order rows come, and so what a {@link Cursor} is compared by. */
public enum Order {
  /** By {@code created_at} and {@code id}, descending. */
  NEWEST_FIRST,
  /** By {@code created_at} and {@code id}. */
  OLDEST_FIRST,
  /** By {@code id} alone: a slow request is stored after quick ones that began later. */
  AS_STORED
}
