package io.useractivity.engine.match;

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
    byte[] v4 = port ? v4(colon < 0 ? node : node.substring(0, colon)) : null;
    return v4 == null ? null : new IpAddress(v4);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** Nothing, or a colon and a number; RFC 7239 allows an obfuscated port as well. */
  private static boolean isPort(String text) {
    return text.isEmpty() || text.matches(":(\\d{1,5}|_[A-Za-z0-9._-]+)");
  }

  /** Four decimal numbers; a leading zero means octal to some, so to us it is no address. */
  private static byte[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != V4_BYTES) {
      return null;
    }
    byte[] bytes = new byte[V4_BYTES];
    for (int i = 0; i < V4_BYTES; i++) {
      boolean number = parts[i].matches("0|[1-9][0-9]{0,2}");
      int value = number ? Integer.parseInt(parts[i]) : 256;
      if (value > 255) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  private static IpAddress v6(String text) {
    int percent = text.indexOf('%');
    String address = percent < 0 ? text : text.substring(0, percent);
    int gap = address.indexOf("::");
    if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    byte[] head = groups(gap < 0 ? address : address.substring(0, gap));
    byte[] tail = gap < 0 ? new byte[0] : groups(address.substring(gap + 2));
    if (head == null || tail == null) {
      return null;
    }
    int given = head.length + tail.length;
    if (gap < 0 ? given != V6_BYTES : given > V6_BYTES - 2) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(head, V6_BYTES);
    System.arraycopy(tail, 0, bytes, V6_BYTES - tail.length, tail.length);
    return new IpAddress(isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, V6_BYTES) : bytes);
  }

  /** Groups of up to four hexadecimal digits; the last may be an IPv4 address. */
  private static byte[] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    if (parts.length > V6_GROUPS) {
      return null;
    }
    byte[] bytes = new byte[2 * parts.length + 2];
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
        int group = Integer.parseInt(parts[i], 16);
        bytes[at++] = (byte) (group >> 8);
        bytes[at++] = (byte) group;
      } else {
        byte[] v4 = i == parts.length - 1 ? v4(parts[i]) : null;
        if (v4 == null) {
          return null;
        }
        System.arraycopy(v4, 0, bytes, at, V4_BYTES);
        at += V4_BYTES;
      }
    }
    return Arrays.copyOf(bytes, at);
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
    return bytes.length == other.bytes.length
        && Arrays.equals(masked(prefixBits).bytes, other.masked(prefixBits).bytes);
  }

  /** With zeros behind the first bits. */
  IpAddress masked(int prefixBits) {
    byte[] kept = bytes.clone();
    for (int i = 0; i < kept.length; i++) {
      int bitsOfByte = Math.max(0, Math.min(8, prefixBits - 8 * i));
      kept[i] &= (byte) (0xff << (8 - bitsOfByte));
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
