package io.useractivity.endtoend;

import java.io.File;

/** Servers' distributions that the build has unpacked. */
final class Distributions {

  private Distributions() {}

  /** The one folder whose name begins like that. */
  static File folder(String prefix) {
    File[] found =
        new File(System.getProperty("build.directory"), "servers")
            .listFiles((folder, name) -> name.startsWith(prefix));
    if (found == null || found.length != 1) {
      throw new IllegalStateException("Not exactly one " + prefix + "* in target/servers.");
    }
    return found[0];
  }
}
