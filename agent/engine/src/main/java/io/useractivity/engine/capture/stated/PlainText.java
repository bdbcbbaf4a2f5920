package io.useractivity.engine.capture.stated;

import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.text.BoundedText;

/** Texts of objects that the application hands over for them. */
final class PlainText {

  private PlainText() {}

  /** The object's text, as much of it as a row may need; null for none. */
  static String of(Object given) {
    if (given == null) {
      return null;
    }
    String text;
    try {
      text = given instanceof Enum ? ((Enum<?>) given).name() : given.toString();
    } catch (Throwable ofTheApplication) {
      return null;
    }
    if (text == null || text.isEmpty()) {
      return null;
    }
    return BoundedText.beginning(text, StatedValues.MAX_TEXT_CHARS);
  }
}
