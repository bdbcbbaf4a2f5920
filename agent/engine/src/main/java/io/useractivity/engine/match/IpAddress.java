package io.useractivity.engine.match;

import io.useractivity.boundaries.DontInline;
import java.util.Arrays;

/**
 * An IPv4 or IPv6 address, compared by its bytes: {@code ::ffff:10.0.0.1} is {@code 10.0.0.1}.
 * Immutable.
 *
 * <p>Read from literals alone; no name is ever looked up. {@code InetAddress} would do, but it
 * fixes for the whole JVM whether IPv4 is preferred, which an application's {@code main} may still
 * change.
 */
public final class IpAddress {

  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;
  private static final int V6_GROUPS = 8;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads an address as headers have it: perhaps in quotes or brackets, with a port, with a zone.
   *
   * @param text may be null
   * @return null if it is no address: {@code unknown}, an obfuscated name, anything else
   */
  @DontInline
  public static IpAddress parse(String text) {
    if (text == null) {
      return null;
    }
    String node = unquoted(text.trim());
    if (node.startsWith("[")) {
      int close = node.indexOf(']');
      boolean portOnly = close > 0 && isPort(node.substring(close + 1));
      return portOnly ? v6(node.substring(1, close)) : null;
    }
    int colon = node.indexOf(':');
    if (colon >= 0 && node.indexOf(':', colon + 1) > colon) {
      return v6(node);
    }
    boolean port = colon < 0 || isPort(node.substring(colon));
    byte[] v4 = new byte[V4_BYTES];
    boolean read = port && readV4(node, 0, colon < 0 ? node.length() : colon, v4, 0);
    return read ? new IpAddress(v4) : null;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** Nothing, or a colon and a number; RFC 7239 allows an obfuscated port as well. */
  private static boolean isPort(String text) {
    if (text.length() < 2 || text.charAt(0) != ':') {
      return text.isEmpty();
    }
    if (text.charAt(1) != '_') {
      return text.length() <= 6 && endOfDigits(text, 1, text.length()) == text.length();
    }
    for (int i = 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return text.length() > 2;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static int endOfDigits(String text, int from, int to) {
    int end = from;
    while (end < to && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /**
   * Reads four decimal numbers; a leading zero means octal to some, so to us it is no address.
   *
   * @return whether exactly these stand there
   */
  private static boolean readV4(String text, int from, int to, byte[] into, int at) {
    int start = from;
    for (int i = 0; i < V4_BYTES; i++) {
      int end = endOfDigits(text, start, Math.min(to, start + 3));
      boolean leadingZero = end - start > 1 && text.charAt(start) == '0';
      if (end == start || leadingZero) {
        return false;
      }
      int value = 0;
      for (int digit = start; digit < end; digit++) {
        value = 10 * value + text.charAt(digit) - '0';
      }
      boolean goesOn = end < to && text.charAt(end) == '.';
      if (value > 255 || (i < V4_BYTES - 1 ? !goesOn : end != to)) {
        return false;
      }
      into[at + i] = (byte) value;
      start = end + 1;
    }
    return true;
  }

  private static IpAddress v6(String text) {
    int percent = text.indexOf('%');
    String address = percent < 0 ? text : text.substring(0, percent);
    int gap = address.indexOf("::");
    if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    byte[] bytes = new byte[V6_BYTES];
    if (gap < 0) {
      return readGroups(address, 0, address.length(), bytes) == V6_BYTES ? of(bytes) : null;
    }
    byte[] tail = new byte[V6_BYTES];
    int headLength = readGroups(address, 0, gap, bytes);
    int tailLength = readGroups(address, gap + 2, address.length(), tail);
    if (headLength < 0 || tailLength < 0 || headLength + tailLength > V6_BYTES - 2) {
      return null;
    }
    System.arraycopy(tail, 0, bytes, V6_BYTES - tailLength, tailLength);
    return of(bytes);
  }

  private static IpAddress of(byte[] bytes) {
    return new IpAddress(isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, V6_BYTES) : bytes);
  }

  /**
   * Reads groups of up to four hexadecimal digits; the last may be an IPv4 address.
   *
   * @return how many bytes they are; -1 if they are too many, or something else stands there
   */
  private static int readGroups(String text, int from, int to, byte[] into) {
    int start = from;
    int at = 0;
    while (from < to) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 || colon > to ? to : colon;
      int group = hexadecimal(text, start, end);
      if (group >= 0 && at + 2 <= V6_BYTES) {
        into[at++] = (byte) (group >> 8);
        into[at++] = (byte) group;
      } else if (end == to && at + V4_BYTES <= V6_BYTES && readV4(text, start, to, into, at)) {
        at += V4_BYTES;
      } else {
        return -1;
      }
      if (end == to) {
        break;
      }
      start = end + 1;
    }
    return at;
  }

  /** The value of one to four digits; -1 for anything else. */
  private static int hexadecimal(String text, int from, int to) {
    if (to <= from || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
  }

  /** 32 or 128. */
  int bits() {
    return bytes.length * 8;
  }

  /** Whether the first bits of both are the same; addresses of another kind never are. */
  boolean startsLike(IpAddress other, int prefixBits) {
    if (bytes.length != other.bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (((bytes[i] ^ other.bytes[i]) & maskOfByte(i, prefixBits)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int maskOfByte(int index, int prefixBits) {
    int bits = Math.max(0, Math.min(8, prefixBits - 8 * index));
    return (0xff << (8 - bits)) & 0xff;
  }

  /** With zeros behind the first bits. */
  IpAddress masked(int prefixBits) {
    byte[] kept = bytes.clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] &= (byte) maskOfByte(i, prefixBits);
    }
    return new IpAddress(kept);
  }

  /** As RFC 5952 writes it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (bytes.length == V4_BYTES) {
      for (byte each : bytes) {
        text.append(text.length() == 0 ? "" : ".").append(each & 0xff);
      }
      return text.toString();
    }
    int gap = longestZeros();
    int gapEnd = gap < 0 ? -1 : endOfZeros(gap);
    for (int i = 0; i < V6_GROUPS; i++) {
      if (i == gap) {
        text.append("::");
        i = gapEnd - 1;
      } else {
        text.append(i == 0 || i == gapEnd ? "" : ":").append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }

  private int group(int index) {
    return (bytes[2 * index] & 0xff) << 8 | (bytes[2 * index + 1] & 0xff);
  }

  /** Where the longest run of at least two zero groups begins; -1 for none. */
  private int longestZeros() {
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < V6_GROUPS; i++) {
      int length = endOfZeros(i) - i;
      if (length > bestLength) {
        best = i;
        bestLength = length;
      }
    }
    return best;
  }

  private int endOfZeros(int from) {
    int end = from;
    while (end < V6_GROUPS && group(end) == 0) {
      end++;
    }
    return end;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress && Arrays.equals(bytes, ((IpAddress) other).bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
