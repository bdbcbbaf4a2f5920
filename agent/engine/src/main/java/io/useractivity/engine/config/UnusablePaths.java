package io.useractivity.engine.config;

import io.useractivity.engine.files.PathName;
import java.io.File;
import java.util.List;
import java.util.Map;

/**
 * Tells at the start of files that this JVM cannot name, as with characters beyond ASCII under
 * {@code LANG=C}. For one reading.
 */
final class UnusablePaths {

  private final Map<Option<?>, Configuration.Entry> entries;

  UnusablePaths(Map<Option<?>, Configuration.Entry> entries) {
    this.entries = entries;
  }

  /**
   * Looks at the files that will be used.
   *
   * @param problems gets a sentence if there can be no database
   * @param warnings gets one if no session key can be kept
   */
  void tell(List<String> problems, List<String> warnings) {
    String url = entries.get(Option.JDBC_URL).text;
    Configuration.Entry directory = entries.get(Option.DATA_DIR);
    String obstacle = PathName.obstacle(new File(directory.text).getAbsolutePath());
    String unusable = told(Option.DATA_DIR, obstacle);
    if (url.isEmpty()) {
      addIf(obstacle, unusable + " The embedded database cannot be opened there.", problems);
    } else if (JdbcScheme.H2.begins(url)) {
      String inFile = PathName.obstacle(h2File(url));
      addIf(inFile, told(Option.JDBC_URL, inFile), problems);
    }
    boolean keepsKey =
        entries.get(Option.CAPTURE_SESSION_ID).value == SessionIdMode.HASH
            && entries.get(Option.CAPTURE_SESSION_KEY).text.isEmpty();
    if (keepsKey && !url.isEmpty()) {
      addIf(
          obstacle,
          unusable
              + " Session ids are hashed with a key of this run; capture.session-key sets one.",
          warnings);
    }
  }

  private String told(Option<?> option, String obstacle) {
    Configuration.Entry entry = entries.get(option);
    return option.key()
        + " = "
        + option.shown(entry.text)
        + " ("
        + entry.origin
        + ") names no file: "
        + obstacle
        + ".";
  }

  private static void addIf(String obstacle, String sentence, List<String> sentences) {
    if (obstacle != null) {
      sentences.add(sentence);
    }
  }

  /** The path in an address of H2's; nothing of one that is in memory or on a server. */
  private static String h2File(String url) {
    String path = url.substring(JdbcScheme.H2.prefix().length());
    boolean elsewhere =
        path.startsWith("mem:") || path.startsWith("tcp:") || path.startsWith("ssl:");
    int options = path.indexOf(';');
    return elsewhere ? "" : options < 0 ? path : path.substring(0, options);
  }
}
