package io.useractivity.engine.capture.stated;

import io.useractivity.engine.record.StatedValues;

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
    return text.length() <= StatedValues.MAX_TEXT_CHARS ? text : cut(text);
  }

  private static String cut(String text) {
    boolean halved = Character.isHighSurrogate(text.charAt(StatedValues.MAX_TEXT_CHARS - 1));
    return text.substring(
        0, halved ? StatedValues.MAX_TEXT_CHARS - 1 : StatedValues.MAX_TEXT_CHARS);
  }
}
