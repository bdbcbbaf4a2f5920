package io.useractivity.engine.text;

/** The characters that protocols are written in: digits of other scripts are none here. */
public final class Ascii {

  private Ascii() {}

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isAlphanumeric(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** What a hexadecimal digit stands for, -1 for any other character. */
  public static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
