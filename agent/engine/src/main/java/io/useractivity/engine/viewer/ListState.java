package io.useractivity.engine.viewer;

import io.useractivity.engine.query.Condition;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows a list shows, as its address says it: everything of it is in the address, so that it
 * can be sent to somebody. What is none of a field's values is named and left out. Immutable.
 */
final class ListState {

  static final String AFTER = "after";
  static final String BEFORE = "before";
  static final String SIZE = "size";
  static final String ARCHIVES = "archives";

  /** How many rows a page may have; the first is usual. */
  static final int[] SIZES = {50, 100, 200};

  private static final String USUAL_TIME = "24h";

  /** One's own are few. */
  private static final String USUAL_OWN_TIME = "30d";

  private final Map<FilterField, String> fields = new EnumMap<>(FilterField.class);
  private final List<FilterField> wrong = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final TimeRange time;
  private final String usualTime;
  private final boolean wrongTime;
  private final Cursor after;
  private final Cursor before;
  private final int size;
  private final boolean archives;

  private ListState(ViewParameters parameters, Section.Kind section, LocalDateTime now) {
    for (FilterField field : FilterField.values()) {
      String value = field.isIn(section) ? parameters.get(field.parameter()) : null;
      if (value != null) {
        add(field, value);
      }
    }
    this.usualTime = section == Section.Kind.OWN ? USUAL_OWN_TIME : USUAL_TIME;
    TimeRange asked = TimeRange.of(parameters, usualTime, now);
    this.wrongTime = asked == null;
    this.time = wrongTime ? TimeRange.until(usualTime, now) : asked;
    this.after = cursor(parameters.get(AFTER));
    this.before = after == null ? cursor(parameters.get(BEFORE)) : null;
    this.size = size(parameters.get(SIZE));
    this.archives = "1".equals(parameters.get(ARCHIVES));
  }

  static ListState of(ViewParameters parameters, Section.Kind section, LocalDateTime now) {
    return new ListState(parameters, section, now);
  }

  private void add(FilterField field, String value) {
    List<Condition> its = field.conditions(value);
    if (its == null) {
      wrong.add(field);
    } else {
      fields.put(field, value);
      conditions.addAll(its);
    }
  }

  private static Cursor cursor(String text) {
    Cursor cursor = text == null ? null : Cursor.parse(text);
    return cursor == null || cursor.createdAt() == null ? null : cursor;
  }

  private static int size(String text) {
    for (int each : SIZES) {
      if (String.valueOf(each).equals(text)) {
        return each;
      }
    }
    return SIZES[0];
  }

  /** What is asked for, within what may be seen. */
  Selection selection(Scope scope) {
    return Selection.of(scope, Filter.of(conditions), time.window());
  }

  /** Values by field, those that are none left out. */
  Map<FilterField, String> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** Fields whose values are none. */
  List<FilterField> wrong() {
    return Collections.unmodifiableList(wrong);
  }

  /** Whether the time that was asked for is none. */
  boolean hasWrongTime() {
    return wrongTime;
  }

  boolean isFiltered() {
    return !fields.isEmpty();
  }

  TimeRange time() {
    return time;
  }

  /** Null for the newest. */
  Cursor after() {
    return after;
  }

  /** Null unless the page ends with what is newer than that. */
  Cursor before() {
    return before;
  }

  int size() {
    return size;
  }

  /** Whether archived rows are wanted too. */
  boolean hasArchives() {
    return archives;
  }

  /** Whether it begins with the newest row. */
  boolean isFirst() {
    return after == null && before == null;
  }

  /** The address's query but for the place in the list. */
  PageQuery query() {
    PageQuery query = PageQuery.NONE;
    for (Map.Entry<FilterField, String> field : fields.entrySet()) {
      query = query.with(field.getKey().parameter(), field.getValue());
    }
    if (size != SIZES[0]) {
      query = query.with(SIZE, String.valueOf(size));
    }
    if (archives) {
      query = query.with(ARCHIVES, "1");
    }
    return time.choice().equals(usualTime) ? query : time.into(query);
  }
}
