package io.useractivity.engine.assemble;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The HMAC-SHA-256 of session ids in hex, which tells sessions apart and opens none. For one
 * thread.
 */
final class SessionIdHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final Mac mac;

  SessionIdHash(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      // Every Java platform has to have it (java.security specification).
      throw new IllegalStateException(ALGORITHM + " is missing from this JVM", e);
    }
  }

  String of(String liveId) {
    return hex(mac.doFinal(liveId.getBytes(StandardCharsets.UTF_8)));
  }

  static String hex(byte[] bytes) {
    char[] text = new char[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text[2 * i] = HEX[bytes[i] >> 4 & 0xF];
      text[2 * i + 1] = HEX[bytes[i] & 0xF];
    }
    return new String(text);
  }
}
