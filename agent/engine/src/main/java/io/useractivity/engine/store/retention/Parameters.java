package io.useractivity.engine.store.retention;

/** What stands for values in a statement. */
final class Parameters {

  private Parameters() {}

  /** So many question marks, in brackets. */
  static String list(int count) {
    StringBuilder list = new StringBuilder("(");
    for (int i = 0; i < count; i++) {
      list.append(i == 0 ? "?" : ", ?");
    }
    return list.append(')').toString();
  }
}
