package io.useractivity.engine.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads percent-encoded text as forgivingly as servers do: what is malformed stays as it is. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Decodes.
   *
   * @param plus whether a plus sign is a space, as it is in queries and forms
   * @param charset of the bytes; where they are malformed in it they are read as ISO-8859-1
   */
  public static String decode(String encoded, boolean plus, Charset charset) {
    if (isPlain(encoded, plus)) {
      return encoded;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    boolean wide = hasWide(encoded);
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      int high = c == '%' ? digit(encoded, i + 1) : -1;
      int low = high < 0 ? -1 : digit(encoded, i + 2);
      if (low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c == '+' && plus) {
        bytes.write(' ');
      } else if (!wide) {
        bytes.write(c); // servers show raw bytes as ISO-8859-1
      } else {
        int end = Character.isHighSurrogate(c) && i + 1 < encoded.length() ? i + 2 : i + 1;
        byte[] encodedChar = encoded.substring(i, end).getBytes(charset);
        bytes.write(encodedChar, 0, encodedChar.length);
        i = end - 1;
      }
    }
    return text(bytes.toByteArray(), charset);
  }

  /** Bytes as text, in ISO-8859-1 if they are malformed in the charset. */
  private static String text(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean isPlain(String text, boolean plus) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || (c == '+' && plus) || (c > 0x7f && c <= 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasWide(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return true;
      }
    }
    return false;
  }

  private static int digit(String text, int at) {
    return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
  }
}
