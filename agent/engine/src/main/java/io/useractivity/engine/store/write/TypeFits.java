package io.useractivity.engine.store.write;

import io.useractivity.engine.record.Column.Content;
import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.schema.FoundColumn;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What makes values for a column, chosen by its type; and which types there is something for. */
final class TypeFits {

  private static final int VECTOR_NUMBER_BYTES = 4;
  private static final String DATE = "uuuu-MM-dd";
  private static final String TIME = "HH:mm:ss.SSS";
  private static final String UTC = "'+00:00'";

  /** Texts of something small, but not of nothing, which not every server can read. */
  private static final Map<String, String> GEOMETRIES = new HashMap<>();

  static {
    GEOMETRIES.put("linestring", "LINESTRING(0 0, 1 1)");
    GEOMETRIES.put("polygon", "POLYGON((0 0, 1 0, 1 1, 0 0))");
    GEOMETRIES.put("multipoint", "MULTIPOINT(0 0)");
    GEOMETRIES.put("multilinestring", "MULTILINESTRING((0 0, 1 1))");
    GEOMETRIES.put("multipolygon", "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)))");
    GEOMETRIES.put("geometrycollection", "GEOMETRYCOLLECTION(POINT(0 0))");
    GEOMETRIES.put("geomcollection", "GEOMETRYCOLLECTION(POINT(0 0))");
  }

  private TypeFits() {}

  /**
   * What makes values for the column.
   *
   * @param json whether the values are JSON
   */
  static TypeFit of(FoundColumn column, boolean json) {
    switch (column.type()) {
      case INTEGER:
        return new WholeNumberFit(column.least(), column.greatest());
      case DECIMAL:
        return new DecimalFit(column);
      case BOOLEAN:
        return new BooleanFit();
      case ENUM:
      case SET:
        return new MemberFit(column.members(), column.type() == ColumnType.SET);
      case UUID:
        return new UuidFit();
      case INET4:
      case INET6:
        return new AddressFit(column.type() == ColumnType.INET6);
      case TEXT:
      case BINARY:
      case JSON:
        return ofText(column, json);
      default:
        return ofTime(column);
    }
  }

  private static TypeFit ofText(FoundColumn column, boolean json) {
    boolean bytes = column.type() == ColumnType.BINARY;
    TextFit text =
        bytes
            ? BytesFit.texts(column.maxBytes())
            : new TextFit(column.characterSet(), column.maxCodePoints(), column.maxBytes());
    Predicate<String> storable = column.type() == ColumnType.JSON ? any -> true : text::takes;
    TypeFit fit = json || column.holdsJson() ? new JsonFit(json, storable) : text;
    return bytes ? new BytesFit(fit, column.maxBytes()) : fit;
  }

  private static TypeFit ofTime(FoundColumn column) {
    int digits = column.secondDigits();
    switch (column.type()) {
      case DATE_TIME:
      case TIMESTAMP:
        return new MomentFit(column.type() == ColumnType.TIMESTAMP, digits);
      case ZONED_DATE_TIME:
        return new MomentTextFit(DATE + " " + TIME + UTC, digits);
      case DATE:
        return new MomentTextFit(DATE, digits);
      case TIME:
        boolean zone = column.declaration().contains("zone");
        return new MomentTextFit(zone ? TIME + UTC : TIME, digits);
      case YEAR:
        return new YearFit();
      default:
        return new ConstantFit(constant(column));
    }
  }

  private static Object constant(FoundColumn column) {
    switch (column.type()) {
      case GEOMETRY:
        return GEOMETRIES.getOrDefault(column.declaration(), "POINT(0 0)");
      case VECTOR:
        return new byte[VECTOR_NUMBER_BYTES * Math.max(1, column.number(0))];
      default:
        return column.declaration().equals("array") ? "0" : ""; // H2 makes one element of it
    }
  }

  /** Whether a row may have a value of the column's kind among those of that content. */
  static boolean mayHave(FoundColumn column, Content content) {
    switch (column.type()) {
      case DATE_TIME:
      case TIMESTAMP:
      case ZONED_DATE_TIME:
      case DATE:
      case TIME:
      case YEAR:
        return content == Content.TIME;
      case UUID:
      case INET4:
      case INET6:
        return content == Content.TEXT;
      case BOOLEAN:
        return content == Content.BOOLEAN || content == Content.NUMBER;
      case ENUM:
      case SET:
        return content != Content.TIME && content != Content.JSON;
      case INTEGER:
      case DECIMAL:
        return content != Content.JSON;
      case GEOMETRY:
      case VECTOR:
      case OTHER:
        return false;
      default:
        return true;
    }
  }
}
