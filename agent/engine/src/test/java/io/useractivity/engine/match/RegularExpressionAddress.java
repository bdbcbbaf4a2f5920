package io.useractivity.engine.match;

import java.util.Arrays;

/** How addresses were read with regular expressions: what {@link IpAddress} has to agree with. */
final class RegularExpressionAddress {

  private RegularExpressionAddress() {}

  /** The bytes, or null if the text is no address. */
  static byte[] parse(String text) {
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
    return port ? v4(colon < 0 ? node : node.substring(0, colon)) : null;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isPort(String text) {
    return text.isEmpty() || text.matches(":(\\d{1,5}|_[A-Za-z0-9._-]+)");
  }

  private static byte[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      boolean number = parts[i].matches("0|[1-9][0-9]{0,2}");
      int value = number ? Integer.parseInt(parts[i]) : 256;
      if (value > 255) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  private static byte[] v6(String text) {
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
    if (gap < 0 ? given != 16 : given > 14) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    byte[] mapped = new byte[12];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    boolean isMapped = Arrays.equals(Arrays.copyOf(bytes, 12), mapped);
    return isMapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }

  private static byte[] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    if (parts.length > 8) {
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
        System.arraycopy(v4, 0, bytes, at, 4);
        at += 4;
      }
    }
    return Arrays.copyOf(bytes, at);
  }
}
