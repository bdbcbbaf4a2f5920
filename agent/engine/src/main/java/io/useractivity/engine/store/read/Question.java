package io.useractivity.engine.store.read;

import io.useractivity.engine.query.BreakdownQuery;
import io.useractivity.engine.query.Condition;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Dimension;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.Scope;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.TimelineQuery;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.schema.ActivityTable;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A question as a command leaves it for an agent: a line for each part, its words divided by tabs.
 * The first line names the form, so that an agent of another version can say that it does not know
 * it. Immutable.
 */
final class Question {

  /** For what there is of the table; it has no parts. */
  static final String FACTS = "facts 1";

  /** For the few of it that everyone may know; it has no parts either. */
  static final String SUMMARY = "summary 1";

  private static final String ROWS = "rows 1";
  private static final String BREAKDOWN = "breakdown 1";
  private static final String TIMELINE = "timeline 1";
  private static final String SAMPLE = "sample 1";
  private static final String NOTHING = "-";

  /** The name of the table that is asked for. */
  final String table;

  private final Object query;

  private Question(Object query, String table) {
    this.query = query;
    this.table = table;
  }

  /** Null if it is of another kind. */
  <T> T as(Class<T> kind) {
    return kind.isInstance(query) ? kind.cast(query) : null;
  }

  /** Whether it is {@link #FACTS} or {@link #SUMMARY}. */
  boolean is(String form) {
    return form.equals(query);
  }

  static String text(RowQuery query, String table) {
    StringBuilder text = new StringBuilder(ROWS);
    if (!table.equals(ActivityTable.NAME)) {
      line(text, "table", table);
    }
    line(text, "order", query.order().name());
    line(text, "limit", String.valueOf(query.limit()));
    line(text, "after", query.after() == null ? NOTHING : query.after().toString());
    if (query.id() != null) {
      line(text, "only", query.id().toString());
    }
    columns(query.columns(), text);
    selection(query.selection(), text);
    return text.toString();
  }

  static String text(BreakdownQuery query) {
    StringBuilder text = new StringBuilder(BREAKDOWN);
    line(text, "by", query.dimension().name());
    line(text, "limit", String.valueOf(query.limit()));
    selection(query.selection(), text);
    return text.toString();
  }

  static String text(TimelineQuery query) {
    StringBuilder text = new StringBuilder(TIMELINE);
    line(text, "limit", String.valueOf(query.step().toMillis() / 1_000));
    line(text, "start", query.start().toString());
    selection(query.selection(), text);
    return text.toString();
  }

  static String text(SampleQuery query) {
    StringBuilder text = new StringBuilder(SAMPLE);
    line(text, "limit", String.valueOf(query.about()));
    columns(query.columns(), text);
    selection(query.selection(), text);
    return text.toString();
  }

  private static void columns(List<String> names, StringBuilder text) {
    List<String> columns = new ArrayList<>(names);
    columns.add(0, "columns");
    line(text, columns.toArray(new String[0]));
  }

  private static void selection(Selection selection, StringBuilder text) {
    line(text, "from", moment(selection.window().from()));
    line(text, "to", moment(selection.window().to()));
    for (Condition condition : selection.scope().conditions()) {
      List<String> words = new ArrayList<>();
      words.add("scope");
      for (Condition each = condition; each != null; each = each.otherwise()) {
        words.addAll(Arrays.asList(each.column().name(), each.values().get(0)));
      }
      line(text, words.toArray(new String[0]));
    }
    for (Condition condition : selection.filter().conditions()) {
      List<String> words = new ArrayList<>(condition.values());
      words.addAll(0, Arrays.asList("is", condition.column().name(), condition.kind().name()));
      line(text, words.toArray(new String[0]));
    }
  }

  private static String moment(LocalDateTime moment) {
    return moment == null ? NOTHING : moment.toString();
  }

  private static void line(StringBuilder text, String... words) {
    char before = '\n';
    for (String word : words) {
      text.append(before);
      text.append(word.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
      before = '\t';
    }
  }

  /**
   * Reads what was written.
   *
   * @return null for anything else
   */
  static Question parse(String text) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    String form = lines.get(0);
    try {
      Parts parts = new Parts();
      for (String line : lines.subList(1, lines.size())) {
        parts.add(words(line));
      }
      switch (form) {
        case FACTS:
        case SUMMARY:
          return new Question(form, parts.table);
        case ROWS:
          return new Question(parts.rows(), parts.table);
        case BREAKDOWN:
          return new Question(parts.breakdown(), parts.table);
        case TIMELINE:
          return new Question(parts.timeline(), parts.table);
        case SAMPLE:
          return new Question(parts.sample(), parts.table);
        default:
          return null;
      }
    } catch (RuntimeException notOurs) {
      return null;
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        words.add(word.toString());
        word.setLength(0);
      } else if (c == '\\') {
        i++;
        char escaped = line.charAt(i);
        word.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return words;
  }

  /** What the lines have said so far. */
  private static final class Parts {

    private Order order = Order.NEWEST_FIRST;
    private Dimension dimension = Dimension.TOTAL;
    private String table = ActivityTable.NAME;
    private long limit;
    private Cursor after;
    private Long id;
    private List<String> columns = new ArrayList<>();
    private LocalDateTime start;
    private LocalDateTime from;
    private LocalDateTime to;
    private Scope scope = Scope.everyone();
    private final List<Condition> conditions = new ArrayList<>();

    void add(List<String> words) {
      String value = words.size() > 1 ? words.get(1) : NOTHING;
      switch (words.get(0)) {
        case "table":
          table = value;
          break;
        case "order":
          order = Order.valueOf(value);
          break;
        case "by":
          dimension = Dimension.valueOf(value);
          break;
        case "limit":
          limit = Long.parseLong(value);
          break;
        case "after":
          after = value.equals(NOTHING) ? null : Cursor.parse(value);
          break;
        case "start":
          start = LocalDateTime.parse(value);
          break;
        case "only":
          id = Long.valueOf(value);
          break;
        case "columns":
          columns = words.subList(1, words.size());
          break;
        default:
          select(words, value);
      }
    }

    /** What is said of which rows are meant. */
    private void select(List<String> words, String value) {
      switch (words.get(0)) {
        case "from":
          from = value.equals(NOTHING) ? null : LocalDateTime.parse(value);
          break;
        case "to":
          to = value.equals(NOTHING) ? null : LocalDateTime.parse(value);
          break;
        case "scope":
          scope =
              words.size() > 3
                  ? Scope.user(words.get(2), words.get(4))
                  : scope(Column.valueOf(value), words.get(2));
          break;
        case "is":
          Condition.Kind kind = Condition.Kind.valueOf(words.get(2));
          conditions.add(Condition.of(Column.valueOf(value), kind, words.subList(3, words.size())));
          break;
        default:
          throw new IllegalArgumentException(words.get(0));
      }
    }

    private static Scope scope(Column column, String value) {
      switch (column) {
        case USER_ID:
          return Scope.userId(value);
        case USER_EMAIL:
          return Scope.userEmail(value);
        case TENANT_ID:
          return Scope.tenant(value);
        default:
          throw new IllegalArgumentException(column.name());
      }
    }

    private Selection selection() {
      return Selection.of(scope, Filter.of(conditions), Window.of(from, to));
    }

    RowQuery rows() {
      RowQuery all = RowQuery.of(selection()).columns(columns);
      return id == null ? all.order(order).after(after).limit(limit) : all.only(id);
    }

    BreakdownQuery breakdown() {
      return BreakdownQuery.of(selection(), dimension, (int) limit);
    }

    TimelineQuery timeline() {
      return TimelineQuery.of(selection(), start, Duration.ofSeconds(limit));
    }

    SampleQuery sample() {
      return SampleQuery.of(selection(), columns, (int) limit);
    }
  }
}
