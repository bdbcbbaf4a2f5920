package io.useractivity.engine.store.write;

import io.useractivity.engine.store.schema.CharacterSet;
import io.useractivity.engine.text.TimestampFormat;
import java.time.LocalDateTime;

/**
 * Texts of a column: what is too long is cut by whole characters, what does not exist in the
 * column's character set is replaced.
 */
final class TextFit extends TypeFit {

  private static final char REPLACEMENT = '\uFFFD';

  private final CharacterSet set;
  private final long maxCodePoints;
  private final long maxBytes;
  private final char replacement;

  TextFit(CharacterSet set, long maxCodePoints, long maxBytes) {
    this.set = set;
    this.maxCodePoints = maxCodePoints;
    this.maxBytes = maxBytes;
    this.replacement = set.isUnicode() ? REPLACEMENT : '?';
  }

  @Override
  String fit(Object value) {
    String text = text(value);
    return isPlain(text) ? text : cut(text);
  }

  @Override
  String nothing() {
    return "";
  }

  /** A value in words. */
  static String text(Object value) {
    if (value instanceof Boolean) {
      return (Boolean) value ? "1" : "0";
    }
    return value instanceof LocalDateTime
        ? TimestampFormat.millis((LocalDateTime) value)
        : value.toString();
  }

  /** Whether it can be stored as it is. */
  boolean takes(String text) {
    if (isPlain(text)) {
      return true;
    }
    long bytes = 0;
    long points = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      bytes += set.bytes(point);
      if (++points > maxCodePoints || bytes > maxBytes || storable(point) != point) {
        return false;
      }
    }
    return true;
  }

  /** The common case: short, and of characters that take one byte each. */
  private boolean isPlain(String text) {
    return text.length() <= maxCodePoints && set.isPlain(text, maxBytes);
  }

  private String cut(String text) {
    StringBuilder fitted = new StringBuilder(text.length());
    long bytes = 0;
    long points = 0;
    boolean altered = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int storable = storable(point);
      altered |= storable != point;
      bytes += set.bytes(storable);
      if (++points > maxCodePoints || bytes > maxBytes) {
        altered = true;
        break;
      }
      fitted.appendCodePoint(storable);
    }
    if (altered) {
      countAltered();
    }
    return fitted.toString();
  }

  private int storable(int point) {
    boolean broken =
        point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    return broken || !set.has(point) ? replacement : point;
  }
}
