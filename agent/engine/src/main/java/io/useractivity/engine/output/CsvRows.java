package io.useractivity.engine.output;

import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.record.Column;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Rows as CSV of RFC 4180. What a client has sent may look like a formula, which a spreadsheet
 * would calculate, and so an apostrophe stands before it (OWASP, "CSV Injection"). NULL is nothing,
 * an empty text two quotes.
 */
public final class CsvRows implements RowFile {

  private static final String LINE_END = "\r\n";

  /** Their wide forms of East Asia too: spreadsheets take one for the other. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Writer out;
  private List<RowColumn> columns;

  public CsvRows(Writer out) {
    this.out = out;
  }

  @Override
  public void columns(List<RowColumn> itsColumns) throws IOException {
    this.columns = itsColumns;
    for (int i = 0; i < columns.size(); i++) {
      separate(i);
      text(columns.get(i).name());
    }
    out.write(LINE_END);
  }

  @Override
  public void row(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      separate(i);
      String cell = cells.get(i);
      if (cell != null) {
        text(isText(columns.get(i)) ? safe(cell) : cell);
      }
    }
    out.write(LINE_END);
  }

  @Override
  public void cut(String why) throws IOException {
    text(why);
    out.write(LINE_END);
    out.flush();
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      out.write(',');
    }
  }

  private static boolean isText(RowColumn column) {
    return column.content() == Column.Content.TEXT || column.content() == Column.Content.JSON;
  }

  private static String safe(String cell) {
    int start = 0;
    while (start < cell.length() && cell.charAt(start) == ' ') {
      start++;
    }
    boolean formula = start < cell.length() && FORMULA_STARTS.indexOf(cell.charAt(start)) >= 0;
    return formula ? "'" + cell : cell;
  }

  private void text(String text) throws IOException {
    boolean quoted = text.isEmpty();
    for (int i = 0; i < text.length() && !quoted; i++) {
      char c = text.charAt(i);
      quoted = c == '"' || c == ',' || c == '\r' || c == '\n';
    }
    out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }
}
