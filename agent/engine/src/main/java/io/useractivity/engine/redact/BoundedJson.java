package io.useractivity.engine.redact;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.text.JsonMarks;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON that never gets longer than it may: members and elements for which there is no room
 * are left out, counted, and the count stands in their place. So it is always valid.
 */
public final class BoundedJson {

  /** {@code ,{"_dropped":1234567}} and the bracket that closes. */
  private static final int RESERVE = 24;

  /**
   * Objects and arrays within each other, the outermost included. MariaDB's JSON takes 31, MySQL's
   * 100; one more is needed to tell within an array what was left out.
   */
  static final int MAX_LEVELS = 30;

  /** Of a short query; to grow costs more than to begin. */
  private static final int USUAL_CHARS = 120;

  private final StringBuilder out = new StringBuilder(USUAL_CHARS);

  private BoundedJson() {}

  /** A number, or one of the three words of JSON. */
  public static final class Literal {

    public static final Literal TRUE = new Literal("true");
    public static final Literal FALSE = new Literal("false");
    public static final Literal NULL = new Literal("null");

    private final String text;

    Literal(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What was left out before already; the writer adds what it leaves out itself. */
  public static final class Dropped {

    private final int count;

    public Dropped(int count) {
      this.count = count;
    }
  }

  /**
   * Writes a value.
   *
   * @param value a {@code Map}, {@code List}, {@code String}, {@code Literal}, {@code Number},
   *     {@code Boolean} or null; within maps and lists {@code Dropped} as well
   * @param limit how many characters it may have; a map or list gets by with very few
   */
  public static String write(Object value, int limit) {
    BoundedJson json = new BoundedJson();
    if (!json.append(value, limit, 1)) {
      json.append(Mark.REDACTED, Integer.MAX_VALUE, 1);
    }
    return json.out.toString();
  }

  /** Appends a value; false, and nothing of it, if there is no room. */
  private boolean append(Object value, int limit, int level) {
    if (value instanceof Map || value instanceof List) {
      if (level > MAX_LEVELS || out.length() + 2 + RESERVE > limit) {
        return false;
      }
      if (value instanceof Map) {
        appendObject((Map<?, ?>) value, limit, level);
      } else {
        appendArray((List<?>) value, limit, level);
      }
      return true;
    }
    int start = out.length();
    if (value instanceof String) {
      quote((String) value);
    } else {
      out.append(text(value));
    }
    if (out.length() > limit) {
      out.setLength(start);
      return false;
    }
    return true;
  }

  @DontInline
  private void appendObject(Map<?, ?> members, int limit, int level) {
    out.append('{');
    int dropped = 0;
    String comma = "";
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (member.getValue() instanceof Dropped) {
        dropped += ((Dropped) member.getValue()).count;
        continue;
      }
      int start = out.length();
      out.append(comma);
      quote((String) member.getKey());
      out.append(':');
      if (append(member.getValue(), limit - RESERVE, level + 1)) {
        comma = ",";
      } else {
        out.setLength(start);
        dropped++;
      }
    }
    if (dropped > 0) {
      out.append(comma).append('"').append(JsonMarks.DROPPED).append("\":").append(dropped);
    }
    out.append('}');
  }

  private void appendArray(List<?> elements, int limit, int level) {
    out.append('[');
    int dropped = 0;
    String comma = "";
    for (Object element : elements) {
      if (element instanceof Dropped) {
        dropped += ((Dropped) element).count;
        continue;
      }
      int start = out.length();
      out.append(comma);
      if (append(element, limit - RESERVE, level + 1)) {
        comma = ",";
      } else {
        out.setLength(start);
        dropped++;
      }
    }
    if (dropped > 0) {
      out.append(comma)
          .append("{\"")
          .append(JsonMarks.DROPPED)
          .append("\":")
          .append(dropped)
          .append('}');
    }
    out.append(']');
  }

  private static String text(Object value) {
    return value instanceof Literal ? ((Literal) value).text : String.valueOf(value);
  }

  @DontInline
  private void quote(String text) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}
