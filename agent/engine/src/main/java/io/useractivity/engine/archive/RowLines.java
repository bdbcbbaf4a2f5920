package io.useractivity.engine.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.useractivity.engine.store.retention.CellText;
import io.useractivity.engine.store.retention.JsonText;
import io.useractivity.engine.store.retention.RowImage;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row as a line of an archive and back: an object of JSON with a member for each column. Objects
 * and arrays of JSON columns stand in it as they are; what JSON has no type for is a text. Safe for
 * use by any thread.
 */
public final class RowLines {

  private static final JsonFactory JSON = new JsonFactory();

  private RowLines() {}

  /** One line, without its end. */
  public static String line(RowImage row) throws IOException {
    StringWriter line = new StringWriter(512);
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      for (Map.Entry<String, Object> cell : row.cells().entrySet()) {
        out.writeFieldName(cell.getKey());
        write(out, cell.getValue());
      }
      out.writeEndObject();
    }
    return line.toString();
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Boolean) {
      out.writeBoolean((Boolean) value);
    } else if (value instanceof BigDecimal) {
      out.writeNumber(((BigDecimal) value).toPlainString());
    } else if (value instanceof LocalDateTime) {
      out.writeString(CellText.of((LocalDateTime) value));
    } else if (value instanceof byte[]) {
      out.writeRawValue(CellText.of((byte[]) value));
    } else if (value instanceof JsonText && isEmbeddable(value.toString())) {
      out.writeRawValue(value.toString());
    } else {
      out.writeString(value.toString());
    }
  }

  /** Whether it is an object or an array, whole and on one line: then it comes back as it was. */
  private static boolean isEmbeddable(String json) {
    if (json.isEmpty() || (json.charAt(0) != '{' && json.charAt(0) != '[')) {
      return false;
    }
    for (int i = 0; i < json.length(); i++) {
      if (json.charAt(i) < ' ') {
        return false;
      }
    }
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.currentToken() != null
          && parser.currentToken().isStructEnd()
          && parser.nextToken() == null
          && json.charAt(json.length() - 1) > ' ';
    } catch (IOException malformed) {
      return false;
    }
  }

  /**
   * Reads a line.
   *
   * @throws IOException if it is none
   */
  public static RowImage row(String line) throws IOException {
    Map<String, Object> cells = new LinkedHashMap<>();
    try (JsonParser in = JSON.createParser(line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a line of the archive is no row");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        cells.put(name, value(name, in, line));
      }
    }
    if (cells.get("id") == null || !(cells.get("created_at") instanceof LocalDateTime)) {
      throw new IOException("a line of the archive has no id or no time");
    }
    return new RowImage(cells);
  }

  private static Object value(String column, JsonParser in, String line) throws IOException {
    switch (in.currentToken()) {
      case VALUE_NULL:
        return null;
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
        return false;
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return new BigDecimal(in.getText());
      case START_OBJECT:
      case START_ARRAY:
        int start = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        return new JsonText(line.substring(start, (int) in.currentLocation().getCharOffset()));
      default:
        LocalDateTime time = column.endsWith("_at") ? CellText.parsed(in.getText()) : null;
        return time == null ? in.getText() : time;
    }
  }
}
