package io.useractivity.engine.assemble;

import io.useractivity.engine.match.IpAddress;
import io.useractivity.engine.match.IpMask;
import io.useractivity.engine.match.IpRange;
import io.useractivity.engine.record.ForwardedFor;
import java.util.List;

/**
 * Tells a client's address: the peer's, or, where the peer is a proxy that is trusted, what the
 * proxies say. Read from right to left, since everything to the left of what a trusted proxy has
 * added may be the client's invention. Names are never looked up. Immutable.
 */
public final class ClientAddress {

  /** What follows to the left of so many is not looked at. */
  private static final int MOST_HOPS = 64;

  private final List<IpRange> trusted;
  private final IpMask mask;

  /**
   * @param trusted the addresses of our proxies; without any, the peer is the client
   */
  public ClientAddress(List<IpRange> trusted, IpMask mask) {
    this.trusted = trusted;
    this.mask = mask;
  }

  /**
   * The address to store.
   *
   * @param peer the address that the connection came from; may be null
   */
  String of(String peer, ForwardedFor said) {
    return mask.masked(withoutZone(client(peer, said)));
  }

  private String client(String peer, ForwardedFor said) {
    if (!isTrusted(IpAddress.parse(peer))) {
      return peer;
    }
    IpAddress forwarded = client(new ForwardedHops(said.forwarded()));
    IpAddress xForwardedFor = client(new XForwardedForHops(said.xForwardedFor()));
    if (forwarded == null || xForwardedFor == null || forwarded.equals(xForwardedFor)) {
      IpAddress client = forwarded == null ? xForwardedFor : forwarded;
      return client == null ? peer : client.toString();
    }
    // Our proxies write one of the two, and the client wrote the other: which is not known.
    return peer;
  }

  /** The right-most that is not ours; if all are, the left-most; null if nothing is said. */
  private IpAddress client(Hops hops) {
    IpAddress client = null;
    String text = hops.next();
    for (int i = 0; i < MOST_HOPS && text != null; i++) {
      IpAddress hop = IpAddress.parse(text);
      if (hop == null) {
        return client; // Unknown, hidden or garbage: nobody says what is to the left of it.
      }
      client = hop;
      if (!isTrusted(hop)) {
        return client;
      }
      text = hops.next();
    }
    return client;
  }

  private boolean isTrusted(IpAddress address) {
    for (int i = 0; i < trusted.size(); i++) { // an iterator a request would be one too many
      if (trusted.get(i).contains(address)) {
        return true;
      }
    }
    return false;
  }

  /** {@code fe80::1%eth0}: the zone is of this machine only. */
  private static String withoutZone(String address) {
    int percent = address == null ? -1 : address.indexOf('%');
    return percent < 0 ? address : address.substring(0, percent);
  }
}
