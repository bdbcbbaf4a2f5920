package io.useractivity.engine.store.write;

import io.useractivity.engine.match.IpAddress;

/** Network addresses of one version; an IPv6 column has those of IPv4 as mapped ones. */
final class AddressFit extends TypeFit {

  private final boolean six;

  AddressFit(boolean six) {
    this.six = six;
  }

  @Override
  String fit(Object value) {
    IpAddress address = IpAddress.parse(value.toString());
    if (address == null) {
      return null;
    }
    String text = address.toString();
    boolean isSix = text.indexOf(':') >= 0;
    if (six) {
      return isSix ? text : "::ffff:" + text;
    }
    return isSix ? null : text;
  }

  @Override
  String nothing() {
    return six ? "::" : "0.0.0.0";
  }
}
