package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One column of the table as it is; immutable. */
public final class FoundColumn {

  private final String name;
  private final String declaration;
  private final ColumnType type;
  private final int secondDigits;
  private final long maxCodePoints;
  private final long maxBytes;
  private final Charset charset;
  private final boolean supplementary;
  private final boolean nullable;
  private final boolean filledByItself;

  /**
   * A column as its database describes it.
   *
   * @param declaration its type as declared, such as {@code int(11) unsigned}
   * @param maxChars characters of a text, bytes for MySQL's TEXT types; 0 for none
   * @param maxBytes bytes of a text
   * @param characterSet the text's, or null
   * @param filledByItself whether it has a default, counts up or is computed
   */
  public FoundColumn(
      Dialect dialect,
      String name,
      String declaration,
      long maxChars,
      long maxBytes,
      String characterSet,
      boolean nullable,
      boolean filledByItself) {
    this.name = name.toLowerCase(Locale.ROOT);
    this.declaration = declaration.toLowerCase(Locale.ROOT);
    this.type = dialect.columnType(this.declaration);
    this.secondDigits =
        type == ColumnType.DATE_TIME || type == ColumnType.TIMESTAMP
            ? dialect.secondDigits(this.declaration)
            : 0;
    this.maxCodePoints = maxChars;
    this.maxBytes = maxBytes;
    this.charset = charset(characterSet);
    this.supplementary = characterSet == null || characterSet.equals("utf8mb4");
    this.nullable = nullable;
    this.filledByItself = filledByItself;
  }

  private static Charset charset(String name) {
    if (name == null || name.startsWith("utf8")) {
      return StandardCharsets.UTF_8;
    }
    // MySQL's latin1 is Windows-1252; what is no common one is taken for ASCII, which all contain.
    return name.equals("latin1") ? Charset.forName("windows-1252") : StandardCharsets.US_ASCII;
  }

  public String name() {
    return name;
  }

  /** Its type as {@code SHOW CREATE TABLE} names it, in lower case. */
  public String declaration() {
    return declaration;
  }

  public ColumnType type() {
    return type;
  }

  /** How many characters of text fit. */
  public long maxCodePoints() {
    return maxCodePoints;
  }

  /** How many bytes of text fit, whichever is reached first. */
  public long maxBytes() {
    return maxBytes;
  }

  /** What the text's bytes are counted in and its characters have to exist in. */
  public Charset charset() {
    return charset;
  }

  /** Whether characters outside of the basic plane, such as emojis, can be stored. */
  public boolean takesSupplementary() {
    return supplementary;
  }

  public boolean isNullable() {
    return nullable;
  }

  /** Whether an INSERT may leave it out. */
  public boolean isFilledByItself() {
    return filledByItself;
  }

  /** How many digits of a second's fraction a time keeps. */
  public int secondDigits() {
    return secondDigits;
  }

  /** The least whole number that fits. */
  public BigInteger least() {
    return declaration.contains("unsigned")
        ? BigInteger.ZERO
        : BigInteger.ONE.shiftLeft(bits() - 1).negate();
  }

  /** The greatest whole number that fits. */
  public BigInteger greatest() {
    int bits = declaration.contains("unsigned") ? bits() : bits() - 1;
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  private int bits() {
    if (declaration.startsWith("tinyint")) {
      return 8;
    }
    if (declaration.startsWith("smallint")) {
      return 16;
    }
    if (declaration.startsWith("mediumint")) {
      return 24;
    }
    return declaration.startsWith("int") ? 32 : 64;
  }
}
