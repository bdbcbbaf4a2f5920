package io.useractivity.engine.store.schema;

import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** One column of the table as it is; immutable. */
public final class FoundColumn {

  private final String foundName;
  private final String name;
  private final Declaration declaration;
  private final ColumnType type;
  private final int secondDigits;
  private final long maxCodePoints;
  private final long maxBytes;
  private final CharacterSet characterSet;
  private final boolean nullable;
  private final boolean computed;
  private final boolean filledByItself;
  private final boolean invisible;
  private final boolean unique;
  private final boolean holdsJson;
  private final String literalDefault;

  private FoundColumn(Builder builder) {
    foundName = builder.name;
    name = builder.name.toLowerCase(Locale.ROOT);
    declaration = builder.declaration;
    type = builder.dialect.columnType(declaration.lowerCase());
    secondDigits = hasSeconds(type) ? builder.dialect.secondDigits(declaration.lowerCase()) : 0;
    maxCodePoints = builder.maxCodePoints;
    maxBytes = builder.maxBytes;
    characterSet = builder.characterSet;
    nullable = builder.nullable;
    computed = builder.extra.contains("virtual") || builder.extra.contains("stored");
    filledByItself =
        nullable || computed || builder.hasDefault || builder.extra.contains("auto_increment");
    invisible = builder.extra.contains("invisible");
    unique = builder.unique;
    holdsJson = type == ColumnType.JSON || builder.holdsJson;
    literalDefault = builder.literalDefault;
  }

  private static boolean hasSeconds(ColumnType type) {
    switch (type) {
      case DATE_TIME:
      case TIMESTAMP:
      case ZONED_DATE_TIME:
      case TIME:
        return true;
      default:
        return false;
    }
  }

  /** Its name in lower case, as ours are. */
  public String name() {
    return name;
  }

  /** Its name as the database has it. */
  public String foundName() {
    return foundName;
  }

  /** Its type as {@code SHOW CREATE TABLE} names it, in lower case. */
  public String declaration() {
    return declaration.lowerCase();
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

  /** What the text's characters have to exist in and its bytes are counted in. */
  public CharacterSet characterSet() {
    return characterSet;
  }

  public boolean isNullable() {
    return nullable;
  }

  /** Whether an INSERT may leave it out. */
  public boolean isFilledByItself() {
    return filledByItself;
  }

  /** Whether the database computes it, so that no INSERT may name it. */
  public boolean isComputed() {
    return computed;
  }

  /** Whether the database is to fill it: it computes it, or hides it from who does not ask. */
  public boolean isLeftToDatabase() {
    return computed || (invisible && filledByItself);
  }

  /** Whether no two rows may have the same value. */
  public boolean isUnique() {
    return unique;
  }

  /** Whether it takes JSON alone. */
  public boolean holdsJson() {
    return holdsJson;
  }

  /** The text or number that is its default; null if it has none, or another expression. */
  public String literalDefault() {
    return literalDefault;
  }

  /** How many digits of a second's fraction a time keeps. */
  public int secondDigits() {
    return secondDigits;
  }

  /** The number at that place in its type's brackets; -1 if there is none. */
  public int number(int index) {
    return declaration.number(index);
  }

  /** The texts that an ENUM or a SET lists. */
  public List<String> members() {
    return declaration.members();
  }

  public boolean isUnsigned() {
    return declaration.isUnsigned();
  }

  /** The least whole number that fits. */
  public BigInteger least() {
    return isUnsigned() || isBits()
        ? BigInteger.ZERO
        : BigInteger.ONE.shiftLeft(bits() - 1).negate();
  }

  /** The greatest whole number that fits. */
  public BigInteger greatest() {
    int bits = isUnsigned() || isBits() ? bits() : bits() - 1;
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  private boolean isBits() {
    return declaration().startsWith("bit");
  }

  private int bits() {
    if (isBits()) {
      return Math.max(1, number(0));
    }
    if (declaration().startsWith("tinyint")) {
      return 8;
    }
    if (declaration().startsWith("smallint")) {
      return 16;
    }
    if (declaration().startsWith("mediumint")) {
      return 24;
    }
    return declaration().startsWith("int") ? 32 : 64;
  }

  /** Gathers what a database says of a column; for one thread. */
  public static final class Builder {

    private final Dialect dialect;
    private final String name;
    private final Declaration declaration;
    private long maxCodePoints;
    private long maxBytes;
    private CharacterSet characterSet = CharacterSet.UTF8MB4;
    private boolean nullable;
    private boolean hasDefault;
    private String literalDefault;
    private String extra = "";
    private boolean unique;
    private boolean holdsJson;

    /**
     * @param declared its type as declared, such as {@code int(11) unsigned}
     */
    public Builder(Dialect dialect, String name, String declared) {
      this.dialect = dialect;
      this.name = name;
      this.declaration = new Declaration(declared);
    }

    /**
     * What fits of a text.
     *
     * @param maxChars characters, bytes for MySQL's TEXT types; 0 for what is no text
     */
    public Builder text(long maxChars, long maxBytes, CharacterSet characterSet) {
      this.maxCodePoints = maxChars;
      this.maxBytes = maxBytes;
      this.characterSet = characterSet;
      return this;
    }

    public Builder nullable(boolean nullable) {
      this.nullable = nullable;
      return this;
    }

    /**
     * Its default.
     *
     * @param literal the same as SQL literal, or whatever else
     */
    Builder defaultsTo(String value, String literal) {
      this.hasDefault = value != null;
      this.literalDefault = Declaration.literal(literal);
      return this;
    }

    /** What else there is to say; {@code default_generated} is about a default alone. */
    Builder extra(String extra) {
      this.extra = extra.toLowerCase(Locale.ROOT);
      return this;
    }

    Builder unique(boolean unique) {
      this.unique = unique;
      return this;
    }

    Builder holdsJson(boolean holdsJson) {
      this.holdsJson = holdsJson;
      return this;
    }

    public FoundColumn build() {
      return new FoundColumn(this);
    }
  }
}
