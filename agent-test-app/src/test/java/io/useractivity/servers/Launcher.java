package io.useractivity.servers;

/** How servers of one family are started. */
public interface Launcher {

  /**
   * Starts a server with its application in a process of its own; returns when it listens.
   *
   * @throws IllegalStateException if it did not start; nothing of it is left running
   */
  RunningServer start(Launch launch) throws Exception;
}
