package io.useractivity.engine.store.write;

/** For a type that a row has nothing for. */
final class ConstantFit extends TypeFit {

  private final Object nothing;

  /**
   * @param nothing what stands for no value
   */
  ConstantFit(Object nothing) {
    this.nothing = nothing;
  }

  @Override
  Object fit(Object value) {
    return null;
  }

  @Override
  Object nothing() {
    return nothing;
  }
}
