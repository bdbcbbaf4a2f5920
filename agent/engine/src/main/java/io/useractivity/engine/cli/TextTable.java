package io.useractivity.engine.cli;

import io.useractivity.engine.text.Cut;
import io.useractivity.engine.text.VisibleText;
import java.io.PrintStream;
import java.util.List;

/** Prints lines of cells in columns, the first line as the head. */
final class TextTable {

  private static final int MOST_WIDTH = 40;

  private TextTable() {}

  /**
   * @param each what a line but the first stands for, such as "row"
   */
  static void print(List<List<String>> lines, String each, PrintStream out) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        String cell = shown(line.get(i));
        widths[i] = Math.max(widths[i], cell.codePointCount(0, cell.length()));
      }
    }
    print(lines.get(0), widths, out);
    StringBuilder rule = new StringBuilder();
    for (int width : widths) {
      rule.append(repeat('-', width)).append("  ");
    }
    out.println(rule.toString().trim());
    for (List<String> line : lines.subList(1, lines.size())) {
      print(line, widths, out);
    }
    out.println(lines.size() - 1 + " " + each + (lines.size() == 2 ? "" : "s"));
  }

  private static void print(List<String> line, int[] widths, PrintStream out) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = shown(line.get(i));
      text.append(cell).append(repeat(' ', widths[i] - cell.codePointCount(0, cell.length()) + 2));
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    out.println(text.substring(0, end));
  }

  /** Nothing for null; all of it can be seen and does not drive the terminal; not too long. */
  private static String shown(String cell) {
    if (cell == null) {
      return "";
    }
    String visible = VisibleText.of(Cut.codePoints(cell, MOST_WIDTH + 1));
    return visible.codePointCount(0, visible.length()) <= MOST_WIDTH
        ? visible
        : Cut.codePoints(visible, MOST_WIDTH - 1) + '…';
  }

  private static String repeat(char c, int times) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times; i++) {
      text.append(c);
    }
    return text.toString();
  }
}
