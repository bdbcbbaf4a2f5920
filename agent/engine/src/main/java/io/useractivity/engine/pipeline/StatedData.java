package io.useractivity.engine.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Makes the column {@code request_data} of what the application gives for it: always valid JSON,
 * and bounded. For any thread.
 */
final class StatedData {

  /** In UTF-16 code units. */
  static final int MAX_CHARS = 16_384;

  private static final JsonFactory JSON = new JsonFactory();

  private StatedData() {}

  /**
   * The JSON for a value.
   *
   * @param value a {@code String}, {@code Number}, {@code Boolean}, {@code List} or {@code Map}; a
   *     text that is JSON stands for itself
   */
  static String json(Object value) {
    try {
      String text = value instanceof String ? ofText((String) value) : written(value);
      return text.length() <= MAX_CHARS
          ? text
          : written(Collections.singletonMap("_dropped", text.length() + " characters"));
    } catch (IOException neverOfAWriter) {
      throw new IllegalStateException(neverOfAWriter);
    }
  }

  private static String ofText(String text) throws IOException {
    return isOneValue(text) ? text : written(text);
  }

  private static boolean isOneValue(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }

  private static String written(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      write(value, generator);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator generator) throws IOException {
    if (value instanceof Map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        generator.writeFieldName((String) entry.getKey());
        write(entry.getValue(), generator);
      }
      generator.writeEndObject();
    } else if (value instanceof List) {
      generator.writeStartArray();
      for (Object each : (List<?>) value) {
        write(each, generator);
      }
      generator.writeEndArray();
    } else if (value instanceof Boolean) {
      generator.writeBoolean((Boolean) value);
    } else if (value instanceof Number) {
      generator.writeNumber(value.toString());
    } else {
      generator.writeString((String) value);
    }
  }
}
