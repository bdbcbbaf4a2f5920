package io.useractivity.bridge;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The classes that the agent's start takes, a second time, in one entry of the JAR that is unpacked
 * at one go: entry by entry, finding and unpacking them takes as long as the JVM takes to define
 * them, and the application waits. A class that is not among them has only its own entry.
 * Immutable.
 *
 * <p>They lie in it one after the other as a ZIP file has them, each behind a header with its name
 * and size, none compressed.
 */
final class StartClasses {

  private static final String ENTRY = "engine/start.zip";

  /** Of a file; after the last begins the directory. */
  private static final int SIGNATURE = 0x04034b50;

  private static final int SIZE = 22;
  private static final int NAME_LENGTH = 26;
  private static final int EXTRA_LENGTH = 28;
  private static final int NAME = 30;

  private final byte[] zip;
  private final Map<String, Integer> headers = new HashMap<>();

  private StartClasses(byte[] zip) {
    this.zip = zip;
    int header = 0;
    while (header + NAME < zip.length && fourBytes(header) == SIGNATURE) {
      headers.put(name(header), header);
      header = content(header) + fourBytes(header + SIZE);
    }
  }

  /** Those of a JAR; null if it has none. */
  static StartClasses of(JarFile jar) throws IOException {
    ZipEntry entry = jar.getEntry(ENTRY);
    return entry == null ? null : new StartClasses(IsolatingLoader.read(jar, entry));
  }

  /** The class file; null if it is not among them. */
  byte[] file(String path) {
    Integer header = headers.get(path);
    if (header == null) {
      return null;
    }
    int content = content(header);
    return Arrays.copyOfRange(zip, content, content + fourBytes(header + SIZE));
  }

  @SuppressWarnings("deprecation") // they are of ASCII, and a charset would take its time
  private String name(int header) {
    return new String(zip, 0, header + NAME, twoBytes(header + NAME_LENGTH));
  }

  private int content(int header) {
    return header + NAME + twoBytes(header + NAME_LENGTH) + twoBytes(header + EXTRA_LENGTH);
  }

  private int twoBytes(int at) {
    return (zip[at] & 0xff) | (zip[at + 1] & 0xff) << 8;
  }

  private int fourBytes(int at) {
    return twoBytes(at) | twoBytes(at + 2) << 16;
  }
}
