package io.useractivity.engine.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.useractivity.engine.query.RowColumn;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/** Rows as JSON, an object a line: numbers as numbers, request data as JSON, times with zone. */
public final class JsonRows implements RowFile {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

  private final JsonGenerator json;
  private List<RowColumn> columns;

  public JsonRows(Writer out) throws IOException {
    this.json = MAPPER.getFactory().createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void columns(List<RowColumn> itsColumns) {
    this.columns = itsColumns;
  }

  @Override
  public void row(List<String> cells) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < cells.size(); i++) {
      json.writeFieldName(columns.get(i).name());
      value(columns.get(i), cells.get(i));
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void value(RowColumn column, String cell) throws IOException {
    if (cell == null) {
      json.writeNull();
      return;
    }
    switch (column.content()) {
      case NUMBER:
        json.writeNumber(new BigDecimal(cell));
        break;
      case BOOLEAN:
        json.writeBoolean(Boolean.parseBoolean(cell));
        break;
      case TIME:
        json.writeString(cell.replace(' ', 'T') + "Z");
        break;
      case JSON:
        tree(cell);
        break;
      default:
        json.writeString(cell);
    }
  }

  /** What is no JSON stays a text. */
  private void tree(String cell) throws IOException {
    Object tree = cell;
    try {
      tree = cell.trim().isEmpty() ? cell : MAPPER.readTree(cell);
    } catch (JsonProcessingException noJson) {
      // as it is
    }
    MAPPER.writeValue(json, tree);
  }

  @Override
  public void cut(String why) throws IOException {
    json.writeStartObject();
    json.writeStringField("error", why);
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  @Override
  public void end() throws IOException {
    json.flush();
  }
}
