package io.useractivity.engine.record;

/** How long texts are that may be missing. */
final class TextLength {

  private TextLength() {}

  /** In UTF-16 code units, 0 for null. */
  static int of(String text) {
    return text == null ? 0 : text.length();
  }
}
