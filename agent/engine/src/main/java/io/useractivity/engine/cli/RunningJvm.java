package io.useractivity.engine.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A JVM of this user as it is listed; immutable. */
final class RunningJvm {

  /** How the agent's threads begin; Linux keeps 15 characters of a thread's name. */
  private static final String THREAD = "user-activity-";

  private static final int MOST_NAME_BYTES = 64;

  final long processId;

  /** Main class or JAR with the arguments, as the JVM tells it. */
  final String command;

  RunningJvm(long processId, String command) {
    this.processId = processId;
    this.command = command;
  }

  /**
   * Whether threads of the agent run there, without disturbing that JVM: by the names that Linux
   * has for them, which Java gives them from 9 on. False where that cannot be told.
   */
  boolean hasAgent() {
    File[] threads = new File("/proc/" + processId + "/task").listFiles();
    for (File thread : threads == null ? new File[0] : threads) {
      if (name(thread).startsWith(THREAD)) {
        return true;
      }
    }
    return false;
  }

  private static String name(File thread) {
    try (InputStream in = new FileInputStream(new File(thread, "comm"))) {
      byte[] name = new byte[MOST_NAME_BYTES];
      int length = in.read(name);
      return new String(name, 0, Math.max(0, length), "ISO-8859-1");
    } catch (IOException hasEnded) {
      return "";
    }
  }
}
