package io.useractivity.engine.store.write;

import io.useractivity.engine.store.schema.FoundColumn;

/**
 * Makes any value storable in one column: as {@link TypeFit} does for its type, and with something
 * in place of nothing where NULL is refused. For one thread.
 */
final class ColumnFit {

  private final FoundColumn column;
  private final TypeFit type;
  private final Object nothing;
  private long replaced;

  /**
   * @param json whether the values are JSON, in a column of that type or in a text
   */
  ColumnFit(FoundColumn column, boolean json) {
    this.column = column;
    this.type = TypeFits.of(column, json);
    this.nothing = column.isNullable() ? null : nothing(column);
  }

  /** Its own default says best what stands for no value. */
  private static Object nothing(FoundColumn column) {
    TypeFit type = TypeFits.of(column, column.holdsJson());
    Object own = column.literalDefault() == null ? null : type.fit(column.literalDefault());
    return own == null ? type.nothing() : own;
  }

  FoundColumn column() {
    return column;
  }

  /** How many values were stored other than they came. */
  long changed() {
    return replaced + type.altered();
  }

  /**
   * Fits a value.
   *
   * @param value a {@code String}, {@code Integer}, {@code Boolean}, {@code LocalDateTime} or null
   * @return what {@link ColumnBinding} takes, always of the same class for this column; null only
   *     if the column takes NULL
   */
  Object fit(Object value) {
    Object fitted = value == null ? null : type.fit(value);
    if (fitted == null && (value != null || !column.isNullable())) {
      replaced++;
    }
    return fitted == null ? nothing : fitted;
  }
}
