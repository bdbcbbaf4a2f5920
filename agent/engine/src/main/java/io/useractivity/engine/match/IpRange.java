package io.useractivity.engine.match;

import io.useractivity.engine.text.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All addresses that begin with the same bits, such as {@code 10.0.0.0/8}; immutable. */
public final class IpRange {

  private final IpAddress address;
  private final int prefixBits;

  private IpRange(IpAddress address, int prefixBits) {
    this.address = address;
    this.prefixBits = prefixBits;
  }

  /** Reads ranges, single addresses, and the names of what nobody outside can send from. */
  public static List<IpRange> parseList(String text) throws InvalidValueException {
    List<IpRange> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String name = part.trim();
      if (name.equalsIgnoreCase("loopback")) {
        ranges.addAll(parseList("127.0.0.0/8,::1"));
      } else if (name.equalsIgnoreCase("private")) {
        ranges.addAll(parseList("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7"));
      } else if (!name.isEmpty()) {
        ranges.add(parse(name));
      }
    }
    return Collections.unmodifiableList(ranges);
  }

  private static IpRange parse(String text) throws InvalidValueException {
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    String bits = slash < 0 ? "" : text.substring(slash + 1);
    if (address != null && slash < 0) {
      return new IpRange(address, address.bits());
    }
    if (address != null && bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= address.bits()) {
      return new IpRange(address, Integer.parseInt(bits));
    }
    throw new InvalidValueException(
        "a list of addresses, ranges such as 10.0.0.0/8 or fd00::/8, loopback or private (\""
            + text
            + "\")");
  }

  /**
   * Whether the address is one of these.
   *
   * @param other may be null
   */
  public boolean contains(IpAddress other) {
    return other != null && address.startsLike(other, prefixBits);
  }
}
