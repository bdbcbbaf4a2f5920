package io.useractivity.engine.redact;

import io.useractivity.engine.config.SessionIdMode;
import io.useractivity.engine.files.OwnerOnly;
import io.useractivity.engine.log.Log;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a live session id into what is stored: by default its HMAC-SHA-256 in hex, which tells
 * sessions apart and opens none. For one thread.
 */
public final class SessionIds {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String KEY_FILE = "session.key";
  private static final int KEY_BYTES = 32;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final SessionIdMode mode;
  private final String configuredKey;
  private final File dataDirectory;
  private final Log log;
  private Mac mac;

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

  /** What may be stored of a live id, null for null. */
  public String stored(String liveId) {
    if (liveId == null || mode == SessionIdMode.NONE) {
      return null;
    }
    return mode == SessionIdMode.RAW ? liveId : hash(liveId);
  }

  private String hash(String liveId) {
    try {
      if (mac == null) {
        mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key(), ALGORITHM));
      }
      return hex(mac.doFinal(liveId.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      // Every Java platform has to have it (java.security specification).
      throw new IllegalStateException(ALGORITHM + " is missing from this JVM", e);
    }
  }

  private byte[] key() {
    if (configuredKey != null) {
      return configuredKey.getBytes(StandardCharsets.UTF_8);
    }
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    Path file = dataDirectory.toPath().resolve(KEY_FILE);
    try {
      OwnerOnly.createDirectory(dataDirectory.toPath());
      try {
        OwnerOnly.write(file, hex(fresh).getBytes(StandardCharsets.US_ASCII));
      } catch (FileAlreadyExistsException generatedBefore) {
        byte[] kept = Files.readAllBytes(file);
        if (kept.length == 0) {
          throw new IOException(KEY_FILE + " is empty");
        }
        return kept;
      }
      return hex(fresh).getBytes(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      log.warn(
          "No session key can be kept in "
              + dataDirectory
              + " ("
              + e
              + "): session ids are hashed with a key of this run; capture.session-key sets one.");
      return fresh;
    }
  }

  private static String hex(byte[] bytes) {
    char[] text = new char[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text[2 * i] = HEX[bytes[i] >> 4 & 0xF];
      text[2 * i + 1] = HEX[bytes[i] & 0xF];
    }
    return new String(text);
  }
}
