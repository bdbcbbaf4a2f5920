package io.useractivity.engine.record;

import java.util.Locale;

/**
 * The columns of {@code user_activity_logs} that the agent fills, in the table's order.
 *
 * <p>{@code id} is the database's own. What is said here is how the table is created; a table that
 * is found may differ, and the store fits each row to it.
 */
public enum Column {
  USER_EMAIL(Content.TEXT, 255, true),
  USER_ID(Content.TEXT, 64, true),
  USER_ROLE(Content.TEXT, 64, false),
  ACTIVITY_TYPE(Content.TEXT, 64, true),
  ACTION(Content.TEXT, 255, false),
  ENDPOINT(Content.TEXT, 512, true),
  METHOD(Content.TEXT, 10, false),
  RESOURCE_TYPE(Content.TEXT, 100, false),
  RESOURCE_ID(Content.TEXT, 128, false),
  IP_ADDRESS(Content.TEXT, 45, false),
  USER_AGENT(Content.TEXT, 512, false),
  REQUEST_DATA(Content.JSON, Column.NO_WIDTH, false),
  STATUS_CODE(Content.NUMBER, Column.NO_WIDTH, false),
  RESPONSE_TIME_MS(Content.NUMBER, Column.NO_WIDTH, false),
  SUCCESS(Content.BOOLEAN, Column.NO_WIDTH, false),
  TENANT_ID(Content.TEXT, 64, true),
  SESSION_ID(Content.TEXT, 128, true),
  ERROR_MESSAGE(Content.TEXT, 500, false),
  CREATED_AT(Content.TIME, Column.NO_WIDTH, true),
  UPDATED_AT(Content.TIME, Column.NO_WIDTH, false);

  /** What a column holds, and as which type a row has it. */
  public enum Content {
    /** {@code String} */
    TEXT,
    /** {@code String} of one JSON value */
    JSON,
    /** {@code Integer} */
    NUMBER,
    /** {@code Boolean} */
    BOOLEAN,
    /** {@code LocalDateTime}, UTC */
    TIME
  }

  private static final int NO_WIDTH = 0;

  private final Content content;
  private final int width;
  private final boolean indexed;

  Column(Content content, int width, boolean indexed) {
    this.content = content;
    this.width = width;
    this.indexed = indexed;
  }

  /** The column's name in the table. */
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Content content() {
    return content;
  }

  /** Whether a client, or what an exception says, words it as it likes. */
  boolean isFreeText() {
    switch (this) {
      case ACTION:
      case RESOURCE_TYPE:
      case RESOURCE_ID:
      case USER_AGENT:
      case ERROR_MESSAGE:
        return true;
      default:
        return false;
    }
  }

  /** How many code points of text fit into the table as it is created; 0 for other contents. */
  public int width() {
    return width;
  }

  /** Whether the table as it is created has an index on it. */
  public boolean isIndexed() {
    return indexed;
  }
}
