package io.useractivity.engine.store.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.text.TimestampFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * All rows as one JSON parameter that MySQL 8.0.4 and later unroll by {@code JSON_TABLE}: under
 * half of the work of a rewritten INSERT for the client, and one statement to prepare.
 *
 * <p>Every column says ERROR ON ERROR: without it a value that does not fit becomes NULL in
 * silence.
 */
final class JsonTable implements BatchWriter {

  /** A row has at most 65,535 bytes beside its long texts, each character perhaps four. */
  private static final int MAX_VARCHARS = 15_000;

  private static final String UTF8 = "CHARACTER SET utf8mb4";

  private final StatementLimit limit;
  private final JsonFactory json = new JsonFactory();

  JsonTable(StatementLimit limit) {
    this.limit = limit;
  }

  @Override
  public void write(Connection connection, List<ColumnBinding> columns, List<Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert(columns))) {
      Deque<Element> waiting = new ArrayDeque<>();
      long taken = 0;
      for (Object[] row : rows) {
        Element next = new Element(json(row));
        limit.check(next.bytes);
        while (!waiting.isEmpty() && !limit.hasRoom(taken, next.bytes)) {
          taken -= insertSome(statement, waiting);
        }
        waiting.add(next);
        taken += next.bytes;
      }
      while (!waiting.isEmpty()) {
        insertSome(statement, waiting);
      }
    }
  }

  /** Inserts the first of what waits, as many as leave no gap; how many bytes that were. */
  private static long insertSome(PreparedStatement statement, Deque<Element> waiting)
      throws SQLException {
    StringBuilder array = new StringBuilder();
    long bytes = 0;
    for (int i = ReservedIds.rowsWithoutGap(waiting.size()); i > 0; i--) {
      Element row = waiting.remove();
      array.append(array.length() == 0 ? '[' : ',').append(row.json);
      bytes += row.bytes;
    }
    statement.setString(1, array.append(']').toString());
    statement.executeUpdate();
    return bytes;
  }

  /** A row on its way. */
  private static final class Element {

    final String json;

    /** With the comma. */
    final long bytes;

    Element(String json) {
      this.json = json;
      this.bytes = StatementLimit.bytesOf(json) + 1;
    }
  }

  private String json(Object[] row) throws SQLException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(text)) {
      writeRow(generator, row);
    } catch (IOException e) {
      throw new SQLException("The row cannot be written as JSON", e); // a StringWriter does not
    }
    return text.toString();
  }

  /** Only what is there: a JSON null is an error for a number, a missing member is NULL. */
  private static void writeRow(JsonGenerator generator, Object[] row) throws IOException {
    generator.writeStartObject();
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null) {
        generator.writeFieldName("c" + i);
        write(generator, row[i]);
      }
    }
    generator.writeEndObject();
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Long) {
      generator.writeNumber((Long) value);
    } else if (value instanceof Boolean) {
      generator.writeNumber((Boolean) value ? 1 : 0);
    } else if (value instanceof BigDecimal) {
      generator.writeString(((BigDecimal) value).toPlainString());
    } else if (value instanceof LocalDateTime) {
      generator.writeString(TimestampFormat.millis((LocalDateTime) value));
    } else {
      generator.writeString((String) value);
    }
  }

  private static String insert(List<ColumnBinding> columns) {
    StringBuilder unrolled = new StringBuilder();
    long chars = 0;
    for (int i = 0; i < columns.size(); i++) {
      FoundColumn column = columns.get(i).column();
      boolean varchar = isVarchar(column) && chars + column.maxCodePoints() <= MAX_VARCHARS;
      chars += varchar ? column.maxCodePoints() : 0;
      unrolled
          .append(i == 0 ? "" : ", ")
          .append('c')
          .append(i)
          .append(' ')
          .append(varchar ? "VARCHAR(" + column.maxCodePoints() + ") " + UTF8 : type(column))
          .append(" PATH '$.c")
          .append(i)
          .append("' ERROR ON ERROR");
    }
    return Insert.into(columns)
        + " SELECT * FROM JSON_TABLE(CONVERT(? USING utf8mb4), '$[*]' COLUMNS ("
        + unrolled
        + ")) AS t";
  }

  /** A TEXT's length is in bytes. */
  private static boolean isVarchar(FoundColumn column) {
    return column.type() == ColumnType.TEXT
        && column.maxCodePoints() > 0
        && !column.declaration().contains("text");
  }

  /** The server turns a text into any other type, as strictly as a value of an INSERT. */
  private static String type(FoundColumn column) {
    switch (column.type()) {
      case INTEGER:
      case YEAR:
        return "BIGINT";
      case BOOLEAN:
        return "TINYINT";
      case DATE_TIME:
      case TIMESTAMP:
        return "DATETIME(3)";
      default:
        return "LONGTEXT " + UTF8;
    }
  }

  /** Whether JSON can carry the values of all these columns; there must be one. */
  static boolean canCarry(List<ColumnBinding> columns) {
    for (ColumnBinding column : columns) {
      switch (column.column().type()) {
        case BINARY:
        case VECTOR:
        case GEOMETRY:
          return false;
        default:
      }
    }
    return !columns.isEmpty();
  }
}
