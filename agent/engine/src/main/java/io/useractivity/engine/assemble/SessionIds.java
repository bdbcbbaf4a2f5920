package io.useractivity.engine.assemble;

import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.files.KeyFile;
import io.useractivity.engine.files.PrivateDirectory;
import io.useractivity.engine.log.Log;
import io.useractivity.engine.text.RecentTexts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Turns a live session id into what is stored: by default its hash. For one thread. */
public final class SessionIds {

  static final String KEY_FILE = "session.key";
  private static final int KEY_BYTES = 32;

  private final SessionIdMode mode;
  private final String configuredKey;
  private final File dataDirectory;
  private final Log log;
  private final RecentTexts<String> hashed = new RecentTexts<>();
  private SessionIdHash hash;

  /**
   * @param configuredKey the same on all nodes, or null for one that is generated once in the data
   *     directory
   */
  public SessionIds(SessionIdMode mode, String configuredKey, File dataDirectory, Log log) {
    this.mode = mode;
    this.configuredKey = configuredKey;
    this.dataDirectory = dataDirectory;
    this.log = log;
  }

  /** Whether a key was generated there before. */
  public static boolean hasGeneratedKey(File dataDirectory) {
    return new File(dataDirectory, KEY_FILE).isFile();
  }

  /** What may be stored of a live id, null for null. */
  public String stored(String liveId) {
    if (liveId == null || mode == SessionIdMode.NONE) {
      return null;
    }
    if (mode == SessionIdMode.RAW) {
      return liveId;
    }
    String known = hashed.get(liveId);
    if (known == null) {
      known = hash(liveId);
      hashed.put(liveId, known);
    }
    return known;
  }

  private String hash(String liveId) {
    if (hash == null) { // No file is made before there is a session.
      String key = configuredKey == null ? generatedKey() : configuredKey;
      hash = new SessionIdHash(key.getBytes(StandardCharsets.UTF_8));
    }
    return hash.of(liveId);
  }

  private String generatedKey() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    String fresh = SessionIdHash.hex(random);
    try {
      return new KeyFile(new PrivateDirectory(dataDirectory), KEY_FILE).readOrCreate(fresh);
    } catch (IOException e) {
      log.warn(
          "No session key can be kept in "
              + dataDirectory
              + " ("
              + e.getMessage()
              + "): session ids are hashed with a key of this run; capture.session-key sets one.");
      return fresh;
    }
  }
}
