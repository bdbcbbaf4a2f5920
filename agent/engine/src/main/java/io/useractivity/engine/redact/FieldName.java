package io.useractivity.engine.redact;

import java.text.Normalizer;
import java.util.BitSet;

/**
 * A field's name in the one spelling that names are compared in: {@code X-Api-Key}, {@code apiKey}
 * and {@code api_key} are all {@code apikey}, with a note of where words begin.
 *
 * <p>Letters and digits alone are kept, in lower case and without accents, so full-width letters
 * and invisible characters hide nothing. Immutable.
 */
public final class FieldName {

  private enum Kind {
    NONE,
    LOWER,
    UPPER,
    DIGIT
  }

  private final String letters;
  private final BitSet wordStarts;

  private FieldName(String letters, BitSet wordStarts) {
    this.letters = letters;
    this.wordStarts = wordStarts;
  }

  public static FieldName of(String spelled) {
    String text = isAscii(spelled) ? spelled : Normalizer.normalize(spelled, Normalizer.Form.NFKD);
    StringBuilder letters = new StringBuilder(text.length());
    BitSet wordStarts = new BitSet(text.length() + 1);
    Kind before = Kind.NONE;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Kind kind = kind(c);
      if (kind == Kind.NONE) {
        if (!isInvisible(c)) {
          before = Kind.NONE;
        }
        continue;
      }
      boolean endsAcronym =
          kind == Kind.UPPER
              && before == Kind.UPPER
              && i + 1 < text.length()
              && kind(text.charAt(i + 1)) == Kind.LOWER;
      boolean goesOn = kind == before || (before == Kind.UPPER && kind == Kind.LOWER);
      if (!goesOn || endsAcronym) {
        wordStarts.set(letters.length());
      }
      letters.append(Character.toLowerCase(c));
      before = kind;
    }
    wordStarts.set(letters.length());
    return new FieldName(letters.toString(), wordStarts);
  }

  /** Letters and digits in lower case. */
  public String letters() {
    return letters;
  }

  boolean startsWordAt(int index) {
    return wordStarts.get(index);
  }

  /** Whether a word ends before that index, or its plural does. */
  boolean endsWordAt(int index) {
    return wordStarts.get(index)
        || (index < letters.length() && letters.charAt(index) == 's' && wordStarts.get(index + 1));
  }

  private static Kind kind(char c) {
    if (c < 0x80) {
      if (c >= 'a' && c <= 'z') {
        return Kind.LOWER;
      }
      if (c >= 'A' && c <= 'Z') {
        return Kind.UPPER;
      }
      return c >= '0' && c <= '9' ? Kind.DIGIT : Kind.NONE;
    }
    if (Character.isUpperCase(c)) {
      return Kind.UPPER;
    }
    if (Character.isLetter(c) || Character.isSurrogate(c)) {
      return Kind.LOWER;
    }
    return Character.isDigit(c) ? Kind.DIGIT : Kind.NONE;
  }

  /** Accents of decomposed letters, and what is not seen at all. */
  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
