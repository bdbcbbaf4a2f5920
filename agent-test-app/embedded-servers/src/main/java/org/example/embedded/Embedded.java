package org.example.embedded;

import java.io.File;

/** What a main class is told: the WAR, the context path, a folder to work in. */
final class Embedded {

  private Embedded() {}

  static File war(String[] arguments) {
    return new File(arguments[0]);
  }

  static String contextPath(String[] arguments) {
    return arguments[1];
  }

  static File workFolder(String[] arguments) {
    return new File(arguments[2]);
  }

  /** Says where the server listens, which is what its starter waits for. */
  static void announce(int port) {
    System.out.println("Listening on port " + port);
  }
}
