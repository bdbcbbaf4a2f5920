package io.useractivity.engine.config;

import io.useractivity.engine.files.AllBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Which version of the agent this is. */
public final class AgentVersion {

  private AgentVersion() {}

  /** As the build has written it, such as {@code 1.2.0}. */
  public static String text() {
    try (InputStream in = AgentVersion.class.getResourceAsStream("version.txt")) {
      if (in != null) {
        return new String(AllBytes.of(in), StandardCharsets.UTF_8).trim();
      }
    } catch (IOException unreadable) {
      // Nothing depends on it.
    }
    return "of an unknown version";
  }
}
