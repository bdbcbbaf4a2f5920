package io.useractivity.engine.redact;

/** A text with ranges replaced by the mark, from left to right; the same object if none is. */
final class Edit {

  private final String text;
  private StringBuilder edited;
  private int copied;

  Edit(String text) {
    this.text = text;
  }

  /** Replaces what lies between; ranges must not overlap and come in their order. */
  void redact(int start, int end) {
    if (edited == null) {
      edited = new StringBuilder(text.length());
    }
    edited.append(text, copied, start).append(Mark.REDACTED);
    copied = end;
  }

  String result() {
    return edited == null ? text : edited.append(text, copied, text.length()).toString();
  }
}
