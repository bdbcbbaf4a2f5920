package io.useractivity.engine.store.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.useractivity.engine.store.connect.ColumnType;
import io.useractivity.engine.store.connect.Dialect;
import io.useractivity.engine.store.schema.FoundColumn;
import io.useractivity.engine.text.TimestampFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;

/**
 * All rows as one JSON parameter that MySQL 8.0.4 and later unroll by {@code JSON_TABLE}: under
 * half of the work of a rewritten INSERT for the client, and one statement to prepare.
 *
 * <p>A row is an array, where the server finds a value by its place and not by a name. NULL is an
 * empty array there, since a JSON null is an error for a number and a word for a text: of a value
 * that is no array {@code [0]} is the value itself, of an empty array it is nothing.
 *
 * <p>Every column says ERROR ON ERROR: without it a value that does not fit becomes NULL in
 * silence.
 */
final class JsonTable implements BatchWriter {

  /** A row has at most 65,535 bytes beside its long texts, each character perhaps four. */
  private static final int MAX_VARCHARS = 15_000;

  /** Fewer rows are not worth a statement that the server keeps. */
  private static final int MANY_ROWS = 16;

  private static final int USUAL_BYTES = 256 * 1024;
  private static final SerializedString COMMA = new SerializedString(",");
  private static final String UTF8 = "CHARACTER SET utf8mb4";

  private final String sql;
  private final KeptStatements statements;
  private final StatementLimit limit;
  private final JsonFactory json = new JsonFactory();

  JsonTable(List<ColumnBinding> columns, StatementLimit limit, Dialect dialect) {
    this.sql = insert(columns);
    this.statements = new KeptStatements(dialect, sql);
    this.limit = limit;
  }

  @Override
  public int rowsAtOnce(int most) {
    return ReservedIds.rowsOfTwo(most);
  }

  @Override
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(USUAL_BYTES);
    int[] ends = write(rows, text);
    byte[] elements = text.toByteArray();
    PreparedStatement kept = rows.size() < MANY_ROWS ? null : statements.of(connection);
    if (kept == null) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        send(statement, elements, ends);
      }
      return;
    }
    try {
      send(kept, elements, ends);
    } catch (SQLException e) {
      statements.failed(connection, e);
      throw e;
    }
  }

  private void send(PreparedStatement statement, byte[] elements, int[] ends) throws SQLException {
    int from = 0;
    while (from < ends.length) {
      int to = from + ReservedIds.rowsWithoutGap(fitting(elements, ends, from));
      statement.setString(1, array(elements, start(ends, from), ends[to - 1]));
      int stored = statement.executeUpdate();
      if (stored != to - from) { // unrolling is the server's, so its count is the proof
        throw new SQLException("The server stored " + stored + " of " + (to - from) + " rows");
      }
      from = to;
    }
  }

  /** How many rows have room in one statement. */
  private int fitting(byte[] elements, int[] ends, int from) throws SQLException {
    long taken = bytesOf(elements, ends, from);
    limit.check(taken);
    int to = from + 1;
    while (to < ends.length) {
      long more = bytesOf(elements, ends, to);
      if (!limit.hasRoom(taken, more)) {
        break;
      }
      taken += more;
      to++;
    }
    return to - from;
  }

  private static long bytesOf(byte[] elements, int[] ends, int row) {
    return StatementLimit.bytesOf(elements, start(ends, row), ends[row]) + 1;
  }

  private static int start(int[] ends, int row) {
    return row == 0 ? 0 : ends[row - 1] + 1; // behind the comma
  }

  /** As a text: drivers escape one much faster than bytes. */
  private static String array(byte[] elements, int from, int to) {
    byte[] array = new byte[to - from + 2];
    array[0] = '[';
    System.arraycopy(elements, from, array, 1, to - from);
    array[array.length - 1] = ']';
    return new String(array, StandardCharsets.UTF_8);
  }

  /**
   * Writes each row as an array, with commas between them.
   *
   * @return where each ends
   */
  private int[] write(List<Object[]> rows, ByteArrayOutputStream text) throws SQLException {
    int[] ends = new int[rows.size()];
    try (JsonGenerator generator = json.createGenerator(text)) {
      generator.setRootValueSeparator(COMMA);
      for (int i = 0; i < ends.length; i++) {
        writeRow(generator, rows.get(i));
        generator.flush();
        ends[i] = text.size();
      }
    } catch (IOException e) {
      throw new SQLException("The rows cannot be written as JSON", e); // memory takes them
    }
    return ends;
  }

  private static void writeRow(JsonGenerator generator, Object[] row) throws IOException {
    generator.writeStartArray();
    for (Object value : row) {
      if (value == null) {
        generator.writeStartArray();
        generator.writeEndArray();
      } else {
        write(generator, value);
      }
    }
    generator.writeEndArray();
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
          .append(" PATH '$[")
          .append(i)
          .append("][0]' ERROR ON ERROR");
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
