package io.useractivity.engine.store;

import java.util.List;
import java.util.Random;

/** Texts that break careless SQL, JSON, encodings and widths; the same ones in every run. */
public final class HostileTexts {

  private static final List<String> FRAGMENTS =
      List.of(
          "'",
          "''",
          "\"",
          "`",
          "\\",
          "\\'",
          "\\\"",
          "\\0",
          "\\Z",
          "\\u0000",
          "%",
          "_",
          "?",
          ":name",
          "${x}",
          "{d '2024-01-01'}",
          "{fn now()}",
          "-- x",
          "#",
          "/* x */",
          "/*!50000 x */",
          ";",
          "'); DROP TABLE user_activity_logs; --",
          "\"]],[[\"",
          "null",
          "NULL",
          " ",
          "\t",
          "\r\n",
          "\u0000",
          "\u0001",
          "\u001a",
          "\u001f",
          "\u007f",
          "\u0080",
          "\u00e9",
          "e\u0301",
          "\u00df",
          "\u0130",
          "\u4e2d\u6587",
          "\u2028",
          "\ufeff",
          "\ufffd",
          "\uffff",
          "\ud83d\ude00",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "\udbff\udfff",
          "\ud800",
          "\udfff",
          "plain text");

  private final Random random;

  public HostileTexts(long seed) {
    random = new Random(seed);
  }

  public Random random() {
    return random;
  }

  /** One around the width, often exactly as long, or null. */
  public String next(int width) {
    int choice = random.nextInt(10);
    if (choice == 0) {
      return null;
    }
    int length =
        switch (choice) {
          case 1 -> 0;
          case 2 -> width;
          case 3 -> width + 1;
          case 4 -> 2 * width;
          default -> random.nextInt(width);
        };
    StringBuilder text = new StringBuilder();
    int points = 0;
    while (points < length) {
      String fragment = FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
      text.append(fragment);
      points += fragment.codePointCount(0, fragment.length());
    }
    return text.toString();
  }

  /** What is to be found in a column of that width. */
  public static String fitted(String text, int width) {
    if (text == null) {
      return null;
    }
    StringBuilder fitted = new StringBuilder();
    text.codePoints()
        .limit(width)
        .map(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF) ? 0xFFFD : point)
        .forEach(fitted::appendCodePoint);
    return fitted.toString();
  }

  /** A JSON string as MySQL writes it. */
  public static String json(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> json.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return json.append('"').toString();
  }
}
