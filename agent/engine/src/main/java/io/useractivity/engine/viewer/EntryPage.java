package io.useractivity.engine.viewer;

import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Window;
import io.useractivity.engine.record.Column;
import java.time.LocalDateTime;
import java.util.Map;

/** One row with all that it has, and the ways to what belongs to it. */
final class EntryPage implements Page {

  static final String FOLDER = "entry/";

  private final Frame frame;
  private final Templates templates;
  private final Replies replies;
  private final Desk desk;
  private final Messages messages;

  EntryPage(Frame frame, Templates templates, Replies replies, Desk desk, Messages messages) {
    this.frame = frame;
    this.templates = templates;
    this.replies = replies;
    this.desk = desk;
    this.messages = messages;
  }

  @Override
  public ViewResponse answer(Visit visit) throws QueryException, Desk.UnansweredException {
    String id = visit.below().substring(FOLDER.length());
    ListState state = ListState.of(visit.parameters(), visit.section.kind(), visit.now);
    Entry entry = id.matches("[0-9]{1,18}") ? read(visit, state, Long.parseLong(id)) : null;
    if (entry == null) {
      return messages.noEntry(visit);
    }
    Map<String, Object> model = frame.model(visit, visit.texts.of("title-entry", id));
    model.putAll(new EntryModel(visit, PageQuery.NONE).of(entry));
    LocalDateTime created = entry.createdAt();
    model.put("day", created == null ? "" : new Moments(visit.texts, visit.now).exact(created));
    model.put("back", visit.links.list(visit.section, state.query()));
    model.put("outcome", visit.texts.of(entry.failed() ? "outcome-failed" : "outcome-ok"));
    model.put("error", text(entry.get(Column.ERROR_MESSAGE)));
    model.put("data", PrettyJson.of(text(entry.get(Column.REQUEST_DATA))));
    new EntryFacts(visit, entry).addTo(model);
    return replies.html(200, templates.render("entry", model));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /** Null if there is none of that id among those that may be seen. */
  private Entry read(Visit visit, ListState state, long id)
      throws QueryException, Desk.UnansweredException {
    // An archive has no index: of it only the list's time is read.
    Window window = state.hasArchives() ? state.time().window() : Window.ALL;
    RowQuery query =
        RowQuery.of(Selection.of(visit.scope, Filter.NONE, window))
            .columns(ListColumns.inFull(visit.section.kind()))
            .only(id);
    Entries entries = new Entries();
    desk.ask(rows -> rows.read(query, entries), state.hasArchives(), visit.deadline).answer();
    return entries.list().isEmpty() ? null : entries.list().get(0);
  }
}
