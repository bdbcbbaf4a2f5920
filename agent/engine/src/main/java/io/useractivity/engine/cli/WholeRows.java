package io.useractivity.engine.cli;

import io.useractivity.engine.text.VisibleText;
import java.io.PrintStream;
import java.util.List;

/** Prints rows with all that they have, a value a line and an empty line behind each row. */
final class WholeRows {

  private final List<String> names;
  private final int width;
  private final PrintStream out;

  WholeRows(List<String> names, PrintStream out) {
    this.names = names;
    this.out = out;
    int widest = 0;
    for (String name : names) {
      widest = Math.max(widest, DisplayWidth.of(name));
    }
    this.width = widest;
  }

  void print(List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) != null) {
        StringBuilder text = new StringBuilder(VisibleText.of(names.get(i)));
        while (text.length() < width + 2) {
          text.append(' ');
        }
        out.println(text.append(VisibleText.of(row.get(i))));
      }
    }
    out.println();
  }
}
