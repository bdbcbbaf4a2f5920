package io.useractivity.engine.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads percent-encoded text as forgivingly as servers do: an escape that is malformed stays as it
 * is, and bytes that are malformed in their charset are read as ISO-8859-1.
 */
public final class PercentDecoder {

  private PercentDecoder() {}

  /** A path or a segment of one: in UTF-8, and a plus sign is a plus sign. */
  public static String path(String encoded) {
    return decode(encoded, false, StandardCharsets.UTF_8);
  }

  /** A name or a value of a query: in UTF-8, and a plus sign is a blank. */
  public static String query(String encoded) {
    return decode(encoded, true, StandardCharsets.UTF_8);
  }

  /**
   * A name or a value of a form: a plus sign is a blank.
   *
   * @param charset of the bytes
   */
  public static String form(String encoded, Charset charset) {
    return decode(encoded, true, charset);
  }

  private static String decode(String encoded, boolean plus, Charset charset) {
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
    return at < text.length() ? Ascii.hexDigit(text.charAt(at)) : -1;
  }
}
