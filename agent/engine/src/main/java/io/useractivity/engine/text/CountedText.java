package io.useractivity.engine.text;

import java.util.regex.Pattern;

/**
 * Text that counts how often a regular expression reads it, since nothing else can stop a matcher
 * that takes exponential time. For one match.
 */
public final class CountedText implements CharSequence {

  private static final int STEPS_PER_CHAR = 100;
  private static final int MIN_STEPS = 10_000;

  private final String text;
  private long stepsLeft;

  private CountedText(String text) {
    this.text = text;
    this.stepsLeft = Math.max(MIN_STEPS, (long) STEPS_PER_CHAR * text.length());
  }

  /**
   * Whether the pattern matches the whole text.
   *
   * @throws TooManyStepsException if that cannot be told in bounded time and depth
   */
  public static boolean matches(Pattern pattern, String text) throws TooManyStepsException {
    try {
      return pattern.matcher(new CountedText(text)).matches();
    } catch (StepsUsedUp | StackOverflowError tooExpensive) {
      throw new TooManyStepsException();
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--stepsLeft < 0) {
      throw new StepsUsedUp();
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

  /** Leaves the matcher, which declares nothing. */
  private static final class StepsUsedUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepsUsedUp() {
      super(null, null, false, false);
    }
  }
}
