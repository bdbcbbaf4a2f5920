package io.useractivity.engine.record;

import java.util.Locale;

/**
 * The columns of {@code user_activity_logs} that the agent fills, in the table's order.
 *
 * <p>{@code id} is the database's own.
 */
public enum Column {
  USER_EMAIL(255),
  USER_ID(64),
  USER_ROLE(64),
  ACTIVITY_TYPE(64),
  ACTION(255),
  ENDPOINT(512),
  METHOD(10),
  RESOURCE_TYPE(100),
  RESOURCE_ID(128),
  IP_ADDRESS(45),
  USER_AGENT(512),
  REQUEST_DATA(Column.UNLIMITED),
  STATUS_CODE(Column.UNLIMITED),
  RESPONSE_TIME_MS(Column.UNLIMITED),
  SUCCESS(Column.UNLIMITED),
  TENANT_ID(64),
  SESSION_ID(128),
  ERROR_MESSAGE(500),
  CREATED_AT(Column.UNLIMITED),
  UPDATED_AT(Column.UNLIMITED);

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final int width;

  Column(int width) {
    this.width = width;
  }

  /** The column's name in the table. */
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many code points of text fit. */
  public int width() {
    return width;
  }
}
