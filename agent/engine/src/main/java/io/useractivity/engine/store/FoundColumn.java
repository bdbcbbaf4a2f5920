package io.useractivity.engine.store;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One column of the table as it is; immutable. */
final class FoundColumn {

  /** What a column can hold, as far as the agent has something for it. */
  enum Content {
    TEXT,
    JSON,
    INTEGER,
    BOOLEAN,
    DATE_TIME,
    /** Read as a date and time of the session's zone, and only from 1970 to 2038. */
    TIMESTAMP,
    OTHER
  }

  private final boolean ofH2;
  private final String name;
  private final String type;
  private final Content content;
  private final long maxCodePoints;
  private final long maxBytes;
  private final Charset charset;
  private final boolean supplementary;
  private final boolean nullable;
  private final boolean filledByItself;

  private FoundColumn(
      boolean ofH2,
      String name,
      String type,
      Content content,
      long maxCodePoints,
      long maxBytes,
      Charset charset,
      boolean supplementary,
      boolean nullable,
      boolean filledByItself) {
    this.ofH2 = ofH2;
    this.name = name;
    this.type = type;
    this.content = content;
    this.maxCodePoints = maxCodePoints;
    this.maxBytes = maxBytes;
    this.charset = charset;
    this.supplementary = supplementary;
    this.nullable = nullable;
    this.filledByItself = filledByItself;
  }

  /**
   * A column of MySQL or MariaDB.
   *
   * @param type as in {@code SHOW CREATE TABLE}, such as {@code int(11) unsigned}
   * @param maxChars characters of a text, bytes for the TEXT types; 0 for none
   * @param maxBytes bytes of a text
   * @param characterSet the text's, or null
   * @param filledByItself whether it has a default, counts up or is computed
   */
  static FoundColumn ofMySql(
      String name,
      String type,
      long maxChars,
      long maxBytes,
      String characterSet,
      boolean nullable,
      boolean filledByItself) {
    String lower = type.toLowerCase(Locale.ROOT);
    return new FoundColumn(
        false,
        name.toLowerCase(Locale.ROOT),
        lower,
        mySqlContent(lower),
        maxChars,
        maxBytes,
        charset(characterSet),
        characterSet == null || characterSet.equals("utf8mb4"),
        nullable,
        filledByItself);
  }

  /**
   * A column of H2.
   *
   * @param maxChars UTF-16 units of a text: each character may take two
   */
  static FoundColumn ofH2(
      String name, String type, long maxChars, boolean nullable, boolean filledByItself) {
    return new FoundColumn(
        true,
        name.toLowerCase(Locale.ROOT),
        type.toLowerCase(Locale.ROOT),
        h2Content(type),
        Math.max(1, maxChars / 2),
        Long.MAX_VALUE,
        StandardCharsets.UTF_8,
        true,
        nullable,
        filledByItself);
  }

  private static Content mySqlContent(String type) {
    String base = type.split("[ (]", 2)[0];
    switch (base) {
      case "char":
      case "varchar":
      case "tinytext":
      case "text":
      case "mediumtext":
      case "longtext":
        return Content.TEXT;
      case "json":
        return Content.JSON;
      case "tinyint":
        return type.startsWith("tinyint(1)") ? Content.BOOLEAN : Content.INTEGER;
      case "smallint":
      case "mediumint":
      case "int":
      case "bigint":
        return Content.INTEGER;
      case "datetime":
        return Content.DATE_TIME;
      case "timestamp":
        return Content.TIMESTAMP;
      default:
        return Content.OTHER;
    }
  }

  private static Content h2Content(String type) {
    switch (type) {
      case "CHARACTER VARYING":
      case "CHARACTER":
      case "CHARACTER LARGE OBJECT":
        return Content.TEXT;
      case "JSON":
        return Content.JSON;
      case "TINYINT":
      case "SMALLINT":
      case "INTEGER":
      case "BIGINT":
        return Content.INTEGER;
      case "BOOLEAN":
        return Content.BOOLEAN;
      case "TIMESTAMP":
        return Content.DATE_TIME;
      default:
        return Content.OTHER;
    }
  }

  private static Charset charset(String name) {
    if (name == null || name.startsWith("utf8")) {
      return StandardCharsets.UTF_8;
    }
    // MySQL's latin1 is Windows-1252; what is no common one is taken for ASCII, which all contain.
    return name.equals("latin1") ? Charset.forName("windows-1252") : StandardCharsets.US_ASCII;
  }

  String name() {
    return name;
  }

  boolean isOfH2() {
    return ofH2;
  }

  /** As {@code SHOW CREATE TABLE} names it, in lower case. */
  String type() {
    return type;
  }

  Content content() {
    return content;
  }

  /** How many characters of text fit. */
  long maxCodePoints() {
    return maxCodePoints;
  }

  /** How many bytes of text fit, whichever is reached first. */
  long maxBytes() {
    return maxBytes;
  }

  /** What the text's bytes are counted in and its characters have to exist in. */
  Charset charset() {
    return charset;
  }

  /** Whether characters outside of the basic plane, such as emojis, can be stored. */
  boolean takesSupplementary() {
    return supplementary;
  }

  boolean isNullable() {
    return nullable;
  }

  /** Whether an INSERT may leave it out. */
  boolean isFilledByItself() {
    return filledByItself;
  }

  /** How many digits of a second's fraction a time keeps. */
  int secondDigits() {
    if (ofH2) {
      return 3;
    }
    int open = type.indexOf('(');
    return open < 0 ? 0 : Integer.parseInt(type.substring(open + 1, type.indexOf(')')));
  }

  /** The least whole number that fits. */
  BigInteger least() {
    return type.contains("unsigned")
        ? BigInteger.ZERO
        : BigInteger.ONE.shiftLeft(bits() - 1).negate();
  }

  /** The greatest whole number that fits. */
  BigInteger greatest() {
    int bits = type.contains("unsigned") ? bits() : bits() - 1;
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  private int bits() {
    if (type.startsWith("tinyint")) {
      return 8;
    }
    if (type.startsWith("smallint")) {
      return 16;
    }
    if (type.startsWith("mediumint")) {
      return 24;
    }
    return type.startsWith("int") ? 32 : 64;
  }
}
