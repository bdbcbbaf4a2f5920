package io.useractivity.engine.capture;

import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.StatedValues;
import io.useractivity.engine.text.Cut;
import io.useractivity.engine.text.UnfilledText;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Copies what the application says of an activity to values of the columns' types. Whatever can't
 * be used is left out: a mistake there costs the value, never the row. For the application's
 * threads.
 */
final class Statements {

  private static final int MAX_STATUS = 999;

  private static final Map<String, Column> COLUMNS = columns();

  private Statements() {}

  private static Map<String, Column> columns() {
    Map<String, Column> columns = new HashMap<>();
    for (Column column : Column.values()) {
      if (column.content() != Column.Content.TIME) { // when is not for the application to say
        columns.put(column.columnName(), column);
      }
    }
    return columns;
  }

  /** The column of that name, null if the application can say nothing for it. */
  static Column column(Object name) {
    return name instanceof String ? COLUMNS.get(name) : null;
  }

  /** What a call to log a row says. */
  static StatedValues ofCall(Object values) {
    Map<Column, Object> stated = new EnumMap<>(Column.class);
    if (values instanceof Map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) values).entrySet()) {
        Column column = column(entry.getKey());
        Object value = column == null ? null : value(column, entry.getValue());
        if (value != null) {
          stated.put(column, value);
        }
      }
    }
    return StatedValues.of(stated);
  }

  /** What an annotation says; {@code record} stands there, with the value false. */
  static StatedValues ofAnnotation(String[] namesAndValues, Function<String, String> placeholders) {
    Map<Column, Object> stated = new EnumMap<>(Column.class);
    boolean recorded = true;
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      Column column = column(namesAndValues[i]);
      String text = namesAndValues[i + 1];
      if (column == null) {
        recorded &= !namesAndValues[i].equals("record");
      } else if (column == Column.RESOURCE_ID && UnfilledText.hasPlaceholder(text)) {
        stated.put(column, UnfilledText.fill(text, placeholders));
      } else {
        stated.put(column, value(column, text));
      }
    }
    StatedValues all = StatedValues.of(stated);
    return recorded ? all : all.unrecorded();
  }

  /** What is to be stored in a column, null for nothing. */
  static Object value(Column column, Object given) {
    switch (column.content()) {
      case TEXT:
        return text(given);
      case NUMBER:
        return given instanceof Number ? number(column, ((Number) given).longValue()) : null;
      case BOOLEAN:
        return given instanceof Boolean ? given : null;
      case JSON:
        return new PlainCopy().of(given);
      default:
        return null;
    }
  }

  private static Integer number(Column column, long given) {
    boolean possible = given >= 0 && (column != Column.STATUS_CODE || given <= MAX_STATUS);
    return possible ? (Integer) (int) Math.min(Integer.MAX_VALUE, given) : null;
  }

  /** The text of an object that the application hands over for it; null for none. */
  static String text(Object given) {
    if (given == null) {
      return null;
    }
    String text;
    try {
      text = given instanceof Enum ? ((Enum<?>) given).name() : given.toString();
    } catch (Throwable ofTheApplication) {
      return null;
    }
    if (text == null || text.isEmpty()) {
      return null;
    }
    return Cut.chars(text, StatedValues.MAX_TEXT_CHARS);
  }
}
