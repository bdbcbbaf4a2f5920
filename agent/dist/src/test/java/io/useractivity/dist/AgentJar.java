package io.useractivity.dist;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The JAR as it ships. */
final class AgentJar {

  static final File FILE = new File(System.getProperty("agent.jar"));

  private AgentJar() {}

  /** The names of all files in it. */
  static List<String> files() throws IOException {
    try (JarFile jar = new JarFile(FILE)) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  static boolean isClass(String name) {
    return name.endsWith(".class") || name.endsWith(".classdata");
  }
}
