package io.useractivity.engine.assemble;

/** The addresses that a header names, from its end: the nearest first. For one reading. */
interface Hops {

  /**
   * The next one to the left.
   *
   * @return what stands there, which may be no address; null if there is none left
   */
  String next();
}
