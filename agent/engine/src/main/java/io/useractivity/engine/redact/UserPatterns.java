package io.useractivity.engine.redact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's own regular expressions. What they match is taken out; a text on which one takes too
 * many steps, as those of exponential time do, is taken out altogether.
 */
final class UserPatterns {

  private static final int STEPS_PER_CHAR = 100;
  private static final int MIN_STEPS = 10_000;

  private final List<Pattern> patterns;

  UserPatterns(List<Pattern> patterns) {
    this.patterns = Collections.unmodifiableList(new ArrayList<>(patterns));
  }

  /** The text without what they match; the same object if they match nothing. */
  String redact(String text) {
    if (patterns.isEmpty()) {
      return text;
    }
    String redacted = text;
    for (Pattern pattern : patterns) {
      redacted = redact(pattern, redacted);
    }
    return redacted;
  }

  private static String redact(Pattern pattern, String text) {
    try {
      Edit edit = new Edit(text);
      Matcher matcher = pattern.matcher(new CountedText(text));
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          edit.redact(matcher.start(), matcher.end());
        }
      }
      return edit.result();
    } catch (TooManySteps | StackOverflowError tooExpensive) {
      return Mark.REDACTED;
    }
  }

  /** Counts what a matcher reads, since nothing else can stop it. */
  private static final class CountedText implements CharSequence {

    private final String text;
    private long stepsLeft;

    CountedText(String text) {
      this.text = text;
      this.stepsLeft = Math.max(MIN_STEPS, (long) STEPS_PER_CHAR * text.length());
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--stepsLeft < 0) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManySteps extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super(null, null, false, false);
    }
  }
}
