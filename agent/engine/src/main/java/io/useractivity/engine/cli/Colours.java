package io.useractivity.engine.cli;

import java.util.List;
import java.util.Locale;

/** Paints lines of a table where the terminal has colours; immutable. */
final class Colours {

  static final Colours NONE = new Colours(false);

  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String OFF = "\u001b[0m";

  private final boolean on;

  private Colours(boolean on) {
    this.on = on;
  }

  static Colours of(Terminal terminal) {
    return terminal.hasColours() ? new Colours(true) : NONE;
  }

  String head(String line) {
    return on ? BOLD + line + OFF : line;
  }

  /**
   * A row: red for an error of the server, yellow for one of the client.
   *
   * @param names of the columns
   * @param cells of the row
   * @param line as it is to be painted
   */
  String row(List<String> names, List<String> cells, String line) {
    int column = on ? names.indexOf("status_code") : -1;
    String status = column < 0 ? null : cells.get(column);
    char first = status == null || status.length() != 3 ? '2' : status.charAt(0);
    if (first != '4' && first != '5') {
      return line;
    }
    return String.format(Locale.ROOT, "%s%s%s", first == '5' ? RED : YELLOW, line, OFF);
  }
}
