package io.useractivity.engine.config;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one source says, by option key; filled by whoever reads the source. */
final class ConfigurationSource {

  /** The key that names the configuration file; no option. */
  static final String CONFIG = "config";

  final String name;
  final Map<String, String> values = new TreeMap<>();

  /** Of a file, in its order: the first rule that matches wins. */
  final Map<String, String> rules = new LinkedHashMap<>();

  /** What a file is called as a source. */
  static String ofFile(File file) {
    return "file " + file;
  }

  ConfigurationSource(String name) {
    this.name = name;
  }
}
