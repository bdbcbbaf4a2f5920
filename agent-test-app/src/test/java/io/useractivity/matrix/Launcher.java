package io.useractivity.matrix;

import io.useractivity.endtoend.Jdk;
import java.nio.file.Path;
import java.util.List;

/** How servers of one family are started. */
interface Launcher {

  /**
   * Starts a server with its application in a process of its own; returns when it listens.
   *
   * @param directory exists, empty, for this run alone
   * @param jvmOptions for the server's JVM: the agent, or nothing
   * @throws IllegalStateException if it did not start; nothing of it is left running
   */
  RunningServer start(Server server, Jdk jdk, Path directory, List<String> jvmOptions)
      throws Exception;
}
