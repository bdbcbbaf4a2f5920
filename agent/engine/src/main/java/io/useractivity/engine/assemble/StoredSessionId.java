package io.useractivity.engine.assemble;

import io.useractivity.engine.files.KeyFile;
import io.useractivity.engine.files.PrivateDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What rows hold of a session's id, for who knows the id and looks for the rows. */
public final class StoredSessionId {

  private StoredSessionId() {}

  /**
   * The hash by the key that the agent has; makes none.
   *
   * @param configuredKey null for the one that the agent has generated
   * @return null if it has generated none in that directory
   * @throws IOException if there is one that can't be read
   */
  public static String hash(String configuredKey, File dataDirectory, String liveId)
      throws IOException {
    String key =
        configuredKey == null
            ? new KeyFile(new PrivateDirectory(dataDirectory), SessionIds.KEY_FILE).read()
            : configuredKey;
    return key == null || key.isEmpty()
        ? null
        : new SessionIdHash(key.getBytes(StandardCharsets.UTF_8)).of(liveId);
  }
}
