package io.useractivity.engine.capture.stated;

import io.useractivity.engine.text.JsonMarks;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies data that the application hands over to texts, numbers, truth values, lists and maps that
 * nobody changes any more. What is more than a row can hold is left out and marked, and so cycles
 * end.
 */
final class PlainCopy {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_CHARS = 65_536;
  private static final int CHARS_PER_VALUE = 16;
  private static final int MAX_BITS = 4_096;

  private int charsLeft = MAX_CHARS;

  /** A copy; null if there is nothing that can be copied. */
  Object of(Object data) {
    try {
      return copy(data, 0);
    } catch (Throwable ofTheApplication) {
      return null; // Its collections answer here, and may be changed by others meanwhile.
    }
  }

  private Object copy(Object data, int depth) {
    charsLeft -= CHARS_PER_VALUE;
    if (data == null) {
      return null;
    }
    boolean dropped = charsLeft <= 0 || depth == MAX_DEPTH;
    if (data instanceof Map) {
      return dropped ? JsonMarks.DROPPED : map((Map<?, ?>) data, depth);
    }
    if (data instanceof Iterable) {
      return dropped ? JsonMarks.DROPPED : list((Iterable<?>) data, depth);
    }
    if (data.getClass().isArray()) {
      return dropped ? JsonMarks.DROPPED : array(data, depth);
    }
    if (data instanceof Boolean || data instanceof Integer || data instanceof Long) {
      return data;
    }
    if (isLong(data)) {
      return JsonMarks.DROPPED; // to make a text of it would take long
    }
    // Texts of JSON may be long; all else is as short as a column.
    String text = data instanceof String ? (String) data : PlainText.of(data);
    charsLeft -= text == null ? 0 : text.length();
    if (charsLeft <= 0) {
      return JsonMarks.DROPPED;
    }
    return data instanceof Number ? number((Number) data, text) : text;
  }

  private static boolean isLong(Object data) {
    Object digits = data instanceof BigDecimal ? ((BigDecimal) data).unscaledValue() : data;
    return digits instanceof BigInteger && ((BigInteger) digits).bitLength() > MAX_BITS;
  }

  /** Numbers of the JDK's keep their type; others, which may change, are texts. */
  private static Object number(Number number, String text) {
    return number.getClass().getClassLoader() == null && isFinite(number) && isImmutable(number)
        ? number
        : text;
  }

  private static boolean isFinite(Number number) {
    double value = number.doubleValue();
    return !(number instanceof Double || number instanceof Float)
        || !(Double.isNaN(value) || Double.isInfinite(value));
  }

  private static boolean isImmutable(Number number) {
    return number.getClass().getName().startsWith("java.lang.")
        || number.getClass().getName().startsWith("java.math.");
  }

  private Map<String, Object> map(Map<?, ?> data, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : data.entrySet()) {
      String key = PlainText.of(entry.getKey());
      charsLeft -= key == null ? 0 : key.length();
      if (charsLeft <= 0) {
        copy.put(JsonMarks.DROPPED, data.size() - copy.size());
        break;
      }
      copy.put(key == null ? "" : key, copy(entry.getValue(), depth + 1));
    }
    return copy;
  }

  private List<Object> list(Iterable<?> data, int depth) {
    List<Object> copy = new ArrayList<>();
    for (Object each : data) {
      if (charsLeft <= 0) {
        copy.add(JsonMarks.DROPPED);
        break;
      }
      copy.add(copy(each, depth + 1));
    }
    return copy;
  }

  private List<Object> array(Object data, int depth) {
    List<Object> copy = new ArrayList<>();
    for (int i = 0; i < Array.getLength(data); i++) {
      if (charsLeft <= 0) {
        copy.add(JsonMarks.DROPPED);
        break;
      }
      copy.add(copy(Array.get(data, i), depth + 1));
    }
    return copy;
  }
}
