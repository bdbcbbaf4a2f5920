package io.useractivity.engine.cli;

import io.useractivity.engine.text.Cut;
import io.useractivity.engine.text.VisibleText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Prints lines of cells in columns, the first line as the head. */
final class TextTable {

  /** Of a column, unless somebody has other wishes. */
  static final int MOST_WIDTH = 40;

  /** Between two columns. */
  static final String GAP = "  ";

  private TextTable() {}

  /**
   * Prints columns that are at most {@value #MOST_WIDTH} wide.
   *
   * @param each what a line but the first stands for, such as "row"
   */
  static void print(List<List<String>> lines, String each, PrintStream out) {
    print(lines, Collections.nCopies(lines.get(0).size(), MOST_WIDTH), each, out);
  }

  /**
   * Prints columns.
   *
   * @param most how wide each may be; what is longer is cut
   */
  static void print(List<List<String>> lines, List<Integer> most, String each, PrintStream out) {
    print(lines, most, Colours.NONE, out);
    out.println(count(lines, each));
  }

  /** Prints columns in colours, without their count. */
  static void print(
      List<List<String>> lines, List<Integer> most, Colours colours, PrintStream out) {
    List<List<String>> shown = new ArrayList<>();
    for (List<String> line : lines) {
      shown.add(shown(line, most));
    }
    int[] widths = widths(shown);
    out.println(colours.head(line(shown.get(0), widths)));
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add(String.join("", Collections.nCopies(Math.min(width, MOST_WIDTH), "-")));
    }
    out.println(line(rule, widths));
    for (int i = 1; i < shown.size(); i++) {
      out.println(colours.row(lines.get(0), lines.get(i), line(shown.get(i), widths)));
    }
  }

  private static List<String> shown(List<String> line, List<Integer> most) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < most.size(); i++) {
      cells.add(shown(line.get(i), most.get(i)));
    }
    return cells;
  }

  /** One line in columns of a width that is known. */
  static String line(List<String> line, List<Integer> widths) {
    int[] exactly = new int[widths.size()];
    for (int i = 0; i < exactly.length; i++) {
      exactly[i] = widths.get(i);
    }
    return line(shown(line, widths), exactly);
  }

  /** Prints whole columns, however wide, and nothing below them. */
  static void printWhole(List<List<String>> lines, PrintStream out) {
    List<Integer> most = Collections.nCopies(lines.get(0).size(), Integer.MAX_VALUE / 2);
    print(lines, most, Colours.NONE, out);
  }

  /** How many lines there are below the head, in words. */
  static String count(List<List<String>> lines, String each) {
    return lines.size() - 1 + " " + each + (lines.size() == 2 ? "" : "s");
  }

  /** How wide the columns are with these cells. */
  static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(line.get(i)));
      }
    }
    return widths;
  }

  /** Nothing for null; all of it can be seen and does not drive the terminal; not too long. */
  static String shown(String cell, int most) {
    if (cell == null) {
      return "";
    }
    // Nothing is looked at that would be cut off all the same, but for accents, which take no room.
    String beginning = most > cell.length() ? cell : Cut.codePoints(cell, 2 * most + 1);
    return DisplayWidth.cut(VisibleText.of(beginning), most);
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      text.append(cells.get(i)).append(GAP);
      for (int width = DisplayWidth.of(cells.get(i)); width < widths[i]; width++) {
        text.append(' ');
      }
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }
}
