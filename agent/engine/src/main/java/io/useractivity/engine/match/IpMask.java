package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of an address is kept, such as {@code /24,/64}; immutable. */
public final class IpMask {

  /** All of it. */
  public static final IpMask NONE = new IpMask(32, 128);

  private final int v4Bits;
  private final int v6Bits;

  private IpMask(int v4Bits, int v6Bits) {
    this.v4Bits = v4Bits;
    this.v6Bits = v6Bits;
  }

  public static IpMask parse(String text) throws InvalidValueException {
    if (text.isEmpty() || text.equalsIgnoreCase("false")) {
      return NONE;
    }
    Matcher bits =
        Pattern.compile("/(\\d{1,2})\\s*,\\s*/(\\d{1,3})")
            .matcher(text.equalsIgnoreCase("true") ? "/24,/64" : text);
    if (bits.matches()) {
      int v4 = Integer.parseInt(bits.group(1));
      int v6 = Integer.parseInt(bits.group(2));
      if (v4 <= 32 && v6 <= 128) {
        return new IpMask(v4, v6);
      }
    }
    throw new InvalidValueException(
        "true, false, or how many bits are kept of IPv4 and of IPv6, such as /24,/64");
  }

  /**
   * What is kept of an address.
   *
   * @param address may be null
   * @return the same text if nothing is left out; null for what is no address, since what it holds
   *     is not known
   */
  public String masked(String address) {
    if (this == NONE) {
      return address;
    }
    IpAddress parsed = IpAddress.parse(address);
    if (parsed == null) {
      return null;
    }
    return parsed.masked(parsed.bits() == 32 ? v4Bits : v6Bits).toString();
  }
}
