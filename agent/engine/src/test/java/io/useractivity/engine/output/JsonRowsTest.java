package io.useractivity.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.record.Column.Content;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {

  private final StringWriter out = new StringWriter();

  @Test
  void eachRowIsAnObjectOnALineWithItsTypes() throws Exception {
    JsonRows rows = new JsonRows(out);
    rows.columns(
        List.of(
            RowColumn.of("id", Content.NUMBER),
            RowColumn.of("success", Content.BOOLEAN),
            RowColumn.of("created_at", Content.TIME),
            RowColumn.of("action", Content.TEXT),
            RowColumn.of("request_data", Content.JSON)));
    rows.row(
        Arrays.asList(
            "18446744073709551615",
            "true",
            "2026-11-27 06:23:22.252",
            "a\n\"b\" =1",
            "{\n \"a\": [1.10, null]}"));
    rows.row(Arrays.asList("2", null, null, null, "{\"a\":"));
    rows.end();

    assertThat(out.toString())
        .isEqualTo(
            "{\"id\":18446744073709551615,\"success\":true,"
                + "\"created_at\":\"2026-11-27T06:23:22.252Z\",\"action\":\"a\\n\\\"b\\\" =1\","
                + "\"request_data\":{\"a\":[1.10,null]}}\n"
                + "{\"id\":2,\"success\":null,\"created_at\":null,\"action\":null,"
                + "\"request_data\":\"{\\\"a\\\":\"}\n");
  }

  @Test
  void noRowsAreNothing() throws Exception {
    JsonRows rows = new JsonRows(out);
    rows.columns(List.of(RowColumn.of("id", Content.NUMBER)));
    rows.end();

    assertThat(out.toString()).isEmpty();
  }
}
