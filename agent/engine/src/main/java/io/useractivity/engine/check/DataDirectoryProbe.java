package io.useractivity.engine.check;

import io.useractivity.engine.config.Configuration;
import io.useractivity.engine.config.Option;
import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.files.PrivateDirectory;
import io.useractivity.engine.store.operate.Finding;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether the agent can keep its files where it is told to. */
final class DataDirectoryProbe {

  private static final String SUBJECT = "data directory";
  private static final long ENOUGH_BYTES = 100L * 1024 * 1024;
  private static final long MB = 1024 * 1024;

  private DataDirectoryProbe() {}

  static Finding look(Configuration configuration) {
    File directory = configuration.dataDirectory();
    boolean database = configuration.isEmbedded();
    boolean journal = configuration.get(Option.JOURNAL_ENABLED);
    boolean key =
        configuration.get(Option.CAPTURE_SESSION_ID) == SessionIdMode.HASH
            && configuration.get(Option.CAPTURE_SESSION_KEY) == null;
    if (!database && !journal && !key) {
      return Finding.ok(SUBJECT, directory + " is not needed");
    }
    String what = database ? "the embedded database" : journal ? "the journal" : "the session key";
    try {
      PrivateDirectory checked = new PrivateDirectory(directory);
      if (!checked.exists()) {
        return looked(missing(directory, what), directory);
      }
      checked.checkAll();
      return looked(
          Finding.ok(SUBJECT, directory + " can be written and is nobody else's"), directory);
    } catch (IOException e) {
      String remedy = "correct that, or name another directory in data.dir";
      if (database) {
        return Finding.fail(SUBJECT, e.getMessage() + ": no row is stored", remedy);
      }
      List<String> consequences = new ArrayList<>();
      if (journal) {
        consequences.add("rows wait in memory, and a killed JVM loses them");
      }
      if (key) {
        consequences.add("session ids are hashed with another key at each start");
        remedy += ", or set capture.session-key";
      }
      return Finding.warn(SUBJECT, e.getMessage() + ": " + String.join("; ", consequences), remedy);
    }
  }

  /** Nothing is made: the first request does that, as the application's user. */
  private static Finding missing(File directory, String what) {
    File above = directory.getParentFile();
    while (above != null && !above.exists()) {
      above = above.getParentFile();
    }
    if (above == null || !above.isDirectory() || !above.canWrite()) {
      return Finding.fail(
          SUBJECT,
          directory + " is not there, and in " + above + " nothing can be made for " + what,
          "make it for the application's user, or name another directory in data.dir");
    }
    return Finding.ok(SUBJECT, directory + " is made when " + what + " is needed");
  }

  private static Finding looked(Finding finding, File directory) {
    File there = directory;
    while (there != null && !there.exists()) {
      there = there.getParentFile();
    }
    long free = there == null ? Long.MAX_VALUE : there.getUsableSpace();
    return finding.verdict() == Finding.Verdict.OK && free < ENOUGH_BYTES
        ? Finding.warn(
            SUBJECT,
            directory + ": the disk has " + free / MB + " MB left",
            "make room, or name a directory of another disk in data.dir")
        : finding;
  }
}
