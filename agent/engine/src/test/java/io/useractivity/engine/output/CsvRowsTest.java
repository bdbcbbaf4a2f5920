package io.useractivity.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.record.Column.Content;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

  private final StringWriter out = new StringWriter();

  @Test
  void cellsAreQuotedAsRfc4180HasIt() throws Exception {
    write(Content.TEXT, "plain", "a,b", "say \"so\"", "two\r\nlines", "", null, " é ");

    assertThat(out.toString())
        .isEqualTo(
            "c0,c1,c2,c3,c4,c5,c6\r\n"
                + "plain,\"a,b\",\"say \"\"so\"\"\",\"two\r\nlines\",\"\",, é \r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =cmd|' /C calc'!A0",
        "＝1",
        "＋1",
        "－1",
        "＠x"
      })
  void noTextIsAFormula(String cell) throws Exception {
    write(Content.TEXT, cell);

    assertThat(out.toString().substring("c0\r\n".length())).matches("(?s)\"?'.*");
    assertThat(out.toString()).contains(cell);
  }

  @Test
  void whatIsNoTextStaysAsItIs() throws Exception {
    write(Content.NUMBER, "-1");
    write(Content.TEXT, "a=b", "x-y", "'quoted'", "1-1");

    assertThat(out.toString()).contains("\r\n-1\r\n").contains("\r\na=b,x-y,'quoted',1-1\r\n");
  }

  private void write(Content content, String... cells) throws Exception {
    CsvRows rows = new CsvRows(out);
    List<RowColumn> columns =
        java.util.stream.IntStream.range(0, cells.length)
            .mapToObj(i -> RowColumn.of("c" + i, content))
            .toList();
    rows.columns(columns);
    rows.row(Arrays.asList(cells));
    rows.end();
  }
}
