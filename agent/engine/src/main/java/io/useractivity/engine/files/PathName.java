package io.useractivity.engine.files;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * Whether this JVM can name a file so, told without the file systems of {@code java.nio}: an
 * application may set its own before they are first used.
 */
public final class PathName {

  private static final String NOT_ON_WINDOWS = "<>\"|?*";

  private PathName() {}

  /** What keeps it from being a file's name, such as "it holds é, which ..."; null if nothing. */
  public static String obstacle(String path) {
    if (path.indexOf('\0') >= 0) {
      return "it holds a zero character, which no file's name can";
    }
    if (File.separatorChar == '\\') { // whose names are in Unicode, whatever the encoding
      for (int i = 0; i < path.length(); i++) {
        if (path.charAt(i) < ' ' || NOT_ON_WINDOWS.indexOf(path.charAt(i)) >= 0) {
          return "it holds " + shown(path.charAt(i)) + ", which no file's name can on Windows";
        }
      }
      return null;
    }
    String encoding = System.getProperty("sun.jnu.encoding", "");
    CharsetEncoder encoder = encoder(encoding);
    if (encoder == null || encoder.canEncode(path)) {
      return null;
    }
    int at = 0;
    while (encoder.canEncode(path.substring(0, path.offsetByCodePoints(at, 1)))) {
      at = path.offsetByCodePoints(at, 1);
    }
    return "it holds "
        + shown(path.codePointAt(at))
        + ", which this JVM cannot write into a file's name (its encoding of them is "
        + encoding
        + "; LC_ALL=C.UTF-8 makes it UTF-8)";
  }

  /** By its number: the log may lack the character too. */
  private static String shown(int codePoint) {
    return String.format("U+%04X", codePoint);
  }

  private static CharsetEncoder encoder(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.canEncode() ? charset.newEncoder() : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }
}
