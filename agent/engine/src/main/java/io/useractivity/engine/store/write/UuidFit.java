package io.useractivity.engine.store.write;

import java.util.UUID;

/**
 * UUIDs in their usual spelling, which may come without its hyphens; those of RFC 9562 alone, since
 * MariaDB refuses others.
 */
final class UuidFit extends TypeFit {

  private static final int RFC_VARIANT = 2;
  private static final int LAST_VERSION = 8;
  private static final int DIGITS = 32;
  private static final String HYPHENS_AT = "........-....-....-....-............";

  @Override
  String fit(Object value) {
    UUID uuid = parse(value.toString());
    return uuid == null || !isStandard(uuid) ? null : uuid.toString();
  }

  @Override
  String nothing() {
    return new UUID(0, 0).toString();
  }

  private static boolean isStandard(UUID uuid) {
    return uuid.variant() == RFC_VARIANT && uuid.version() >= 1 && uuid.version() <= LAST_VERSION;
  }

  /** Null if the text is none. */
  static UUID parse(String text) {
    boolean hyphens = text.length() == HYPHENS_AT.length();
    if (!hyphens && text.length() != DIGITS) {
      return null;
    }
    long high = 0;
    long low = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (hyphens && HYPHENS_AT.charAt(i) == '-') {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      high = digits < DIGITS / 2 ? high << 4 | digit : high;
      low = digits < DIGITS / 2 ? low : low << 4 | digit;
      digits++;
    }
    return new UUID(high, low);
  }
}
