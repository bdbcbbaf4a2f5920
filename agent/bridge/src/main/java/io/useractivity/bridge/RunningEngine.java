package io.useractivity.bridge;

/** The engine that is attached, as {@link AgentStart} knows it. */
public interface RunningEngine {

  /**
   * Takes the advice out of all classes, lets the requests that are under way end, writes what
   * waits, and stops. The engine is of no use afterwards.
   *
   * @param report a {@code List<String>}: gets a sentence for each thing that a user has to know
   */
  void detach(Object report);

  /** Whether it could not start after all, and has taken back what it had begun. */
  boolean hasFailed();
}
