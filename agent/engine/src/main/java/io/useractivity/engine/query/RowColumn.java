package io.useractivity.engine.query;

import io.useractivity.engine.record.Column;

/** A column of an answer: its name, and what its texts stand for; immutable. */
public final class RowColumn {

  private final String name;
  private final Column.Content content;

  private RowColumn(String name, Column.Content content) {
    this.name = name;
    this.content = content;
  }

  public static RowColumn of(String name, Column.Content content) {
    return new RowColumn(name, content);
  }

  /** In lower case. */
  public String name() {
    return name;
  }

  public Column.Content content() {
    return content;
  }
}
