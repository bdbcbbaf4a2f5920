package org.example.backoffice.diagnostics;

import java.security.CodeSource;
import java.util.Map;

/** Tells from which archive a library's class came, and in which version. */
final class Libraries {
  private Libraries() {}

  static void describe(String name, Class<?> type, Map<String, String> facts) {
    facts.put(name + ".source", archive(type.getProtectionDomain().getCodeSource()));
    String version = type.getPackage().getImplementationVersion();
    facts.put(name + ".version", version == null ? "unknown" : version);
  }

  private static String archive(CodeSource source) {
    if (source == null || source.getLocation() == null) {
      return "unknown";
    }
    String location = source.getLocation().getPath();
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
