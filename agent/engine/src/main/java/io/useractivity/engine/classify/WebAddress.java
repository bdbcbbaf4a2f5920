package io.useractivity.engine.classify;

/** The parts of an address such as {@code https://example.com/orders/7} (RFC 3986, 3). */
public final class WebAddress {

  private WebAddress() {}

  /** What stands behind scheme and server; the same text if it begins with its path. */
  static String withoutServer(String address) {
    int slashes = endOfScheme(address);
    if (!address.startsWith("//", slashes)) {
      return address;
    }
    int end = slashes + 2;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return address.substring(end);
  }

  /** The path of an address, which may be a whole one, a path or relative. */
  public static RequestPath pathOf(String written) {
    String address = withoutServer(written);
    int fragment = address.indexOf('#');
    return RequestPath.of(fragment < 0 ? address : address.substring(0, fragment));
  }

  /** Behind the colon; 0 if there is no scheme. */
  private static int endOfScheme(String address) {
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
      if (c == ':' && i > 0) {
        return i + 1;
      }
      if (!letter && (i == 0 || !later)) {
        return 0;
      }
    }
    return 0;
  }
}
