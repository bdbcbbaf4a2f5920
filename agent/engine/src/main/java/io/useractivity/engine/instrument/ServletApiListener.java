package io.useractivity.engine.instrument;

/** Is told when a servlet API comes into the JVM; there may be several. */
public interface ServletApiListener {

  /**
   * The API's {@code HttpServletRequest} is about to be defined.
   *
   * @param loader the one that defines it; its thread is the caller and must not wait
   * @param httpRequest the interface's name, with dots
   */
  void loading(ClassLoader loader, String httpRequest);

  /**
   * A {@code SecurityContextHolder} is about to be defined, of Spring Security or Acegi; the caller
   * must not wait.
   */
  default void loadingSecurity() {}
}
