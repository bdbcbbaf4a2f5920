package io.useractivity.engine.redact;

/** A text with ranges replaced by the mark, from left to right; the same object if none is. */
final class Edit {

  private final String text;
  private final FoldedText seen;
  private StringBuilder edited;
  private int copied;

  Edit(String text) {
    this(text, null);
  }

  /**
   * @param seen the form of the text that the ranges are told of; null for the text itself
   */
  Edit(String text, FoldedText seen) {
    this.text = text;
    this.seen = seen;
  }

  /** Replaces what lies between; ranges must not overlap and come in their order. */
  void redact(int start, int end) {
    if (edited == null) {
      edited = new StringBuilder(text.length());
    }
    edited.append(text, copied, place(start)).append(Mark.REDACTED);
    copied = place(end);
  }

  private int place(int index) {
    return seen == null ? index : seen.place(index);
  }

  String result() {
    return edited == null ? text : edited.append(text, copied, text.length()).toString();
  }
}
