package io.useractivity.engine.store.write;

/** Truth values. */
final class BooleanFit extends TypeFit {

  @Override
  Boolean fit(Object value) {
    if (value instanceof Boolean) {
      return (Boolean) value;
    }
    return value instanceof Integer ? (Integer) value != 0 : null;
  }

  @Override
  Boolean nothing() {
    return false;
  }
}
