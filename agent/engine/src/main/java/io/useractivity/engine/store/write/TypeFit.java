package io.useractivity.engine.store.write;

/** Makes values of one type of column of whatever a row has. For one thread. */
abstract class TypeFit {

  private long altered;

  /**
   * Fits a value.
   *
   * @param value a {@code String}, {@code Integer}, {@code Boolean} or {@code LocalDateTime}
   * @return always of the same class for one column; null if there is nothing of that kind in it
   */
  abstract Object fit(Object value);

  /** What stands for no value where NULL is refused. */
  abstract Object nothing();

  /** How many values came out other than they came, and not as null. */
  final long altered() {
    return altered;
  }

  final void countAltered() {
    altered++;
  }
}
