package io.useractivity.engine.viewer;

import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows alone that have come since a moment, for the script that follows a list. A request that
 * took long is stored after others that began later, and so it begins a little before that moment:
 * the script knows which rows it has.
 */
final class RowsPage implements Page {

  static final String NAME = "rows";

  private static final String SINCE = "since";
  private static final int MOST = 100;
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  private final Templates templates;
  private final Replies replies;
  private final Desk desk;

  RowsPage(Templates templates, Replies replies, Desk desk) {
    this.templates = templates;
    this.replies = replies;
    this.desk = desk;
  }

  @Override
  public ViewResponse answer(Visit visit) throws QueryException, Desk.UnansweredException {
    ListState state = ListState.of(visit.parameters(), visit.section.kind(), visit.now);
    Selection selection = state.selection(visit.scope);
    Window window = Window.of(since(visit, state), state.time().to());
    Entries entries = new Entries();
    RowQuery query =
        RowQuery.of(Selection.of(selection.scope(), selection.filter(), window))
            .columns(ListColumns.of(visit.section.kind()))
            .limit(MOST);
    desk.ask(rows -> rows.read(query, entries), visit.deadline).answer();
    EntryModel row = new EntryModel(visit, state.query());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Entry entry : entries.list()) {
      rows.add(row.of(entry));
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("t", visit.texts.words());
    model.put("admin", visit.isForAdministrators());
    model.put("rows", rows);
    return replies.html(200, templates.render("rows", model));
  }

  /** Never before the list's own time, nor long ago. */
  private static LocalDateTime since(Visit visit, ListState state) {
    LocalDateTime least = visit.now.minus(Duration.ofMinutes(10));
    String text = visit.parameters().get(SINCE);
    try {
      LocalDateTime asked =
          text == null ? least : LocalDateTime.parse(text.replace("Z", "")).minus(OVERLAP);
      least = asked.isAfter(least) ? asked : least;
    } catch (DateTimeException noMoment) {
      // as if nothing was said
    }
    LocalDateTime from = state.time().from();
    return from != null && from.isAfter(least) ? from : least;
  }
}
