package io.useractivity.engine.query;

import io.useractivity.engine.record.Column;

/** What rows are counted by. */
public enum Dimension {
  /** All of them together. */
  TOTAL(null),
  /** The hour, in UTC, in which the request began. */
  HOUR(Column.CREATED_AT),
  USER(Column.USER_ID),
  EMAIL(Column.USER_EMAIL),
  TENANT(Column.TENANT_ID),
  ENDPOINT(Column.ENDPOINT),
  TYPE(Column.ACTIVITY_TYPE),
  STATUS(Column.STATUS_CODE);

  private final Column column;

  Dimension(Column column) {
    this.column = column;
  }

  /** Null for the total. */
  public Column column() {
    return column;
  }
}
