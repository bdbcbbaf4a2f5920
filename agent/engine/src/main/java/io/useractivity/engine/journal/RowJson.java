package io.useractivity.engine.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import java.io.IOException;
import java.io.StringWriter;

/** A row as JSON: an object of the columns that it has. */
public final class RowJson {

  private static final JsonFactory JSON = new JsonFactory();

  private RowJson() {}

  /** In one line. */
  public static String of(ActivityRow row) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(line)) {
      write(out, row);
    }
    return line.toString();
  }

  static void write(JsonGenerator out, ActivityRow row) throws IOException {
    out.writeStartObject();
    for (Column column : Column.values()) {
      Object value = row.value(column);
      if (value instanceof Integer) {
        out.writeNumberField(column.columnName(), (Integer) value);
      } else if (value instanceof Boolean) {
        out.writeBooleanField(column.columnName(), (Boolean) value);
      } else if (value != null) {
        out.writeStringField(column.columnName(), value.toString());
      }
    }
    out.writeEndObject();
  }
}
