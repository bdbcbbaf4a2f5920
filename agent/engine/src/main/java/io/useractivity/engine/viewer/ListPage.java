package io.useractivity.engine.viewer;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Cursor;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.Order;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowQuery;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.query.Window;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of rows with its filter and its chart, newest first. */
final class ListPage implements Page {

  private final Frame frame;
  private final Templates templates;
  private final Replies replies;
  private final Desk desk;
  private final int exportRows;

  /**
   * @param exportRows how many rows an export has at most; 0 for none
   */
  ListPage(Frame frame, Templates templates, Replies replies, Desk desk, int exportRows) {
    this.frame = frame;
    this.templates = templates;
    this.replies = replies;
    this.desk = desk;
    this.exportRows = exportRows;
  }

  /** A page of rows, and whether there may be others before and behind it. */
  private static final class Found {

    final List<Entry> entries;
    final Cursor older;
    final Cursor newer;

    /** When the newest of all was that may be seen, where none is on the page; else null. */
    LocalDateTime newest;

    boolean archivesAsked;

    /** When the oldest archived row was, where archives are asked and have any; else null. */
    LocalDateTime archivedSince;

    Found(List<Entry> entries, Cursor older, Cursor newer) {
      this.entries = entries;
      this.older = older;
      this.newer = newer;
    }
  }

  @Override
  public ViewResponse answer(Visit visit) throws QueryException, Desk.UnansweredException {
    ListState state = ListState.of(visit.parameters(), visit.section.kind(), visit.now);
    Selection selection = state.selection(visit.scope);
    boolean archives = state.hasArchives() && desk.hasArchives();
    List<String> columns = ListColumns.of(visit.section.kind());
    Desk.Asked<Found> rows =
        desk.ask(
            all -> found(all, selection, state, columns, archives ? null : visit),
            archives,
            visit.deadline);
    ChartModel chart = archives ? null : ChartModel.of(state.time(), visit.now);
    Desk.Asked<Timeline> timeline =
        chart == null
            ? null
            : desk.ask(all -> all.timeline(chart.query(selection)), visit.deadline);
    Found found = rows.answer();
    Map<String, Object> model = frame.model(visit, title(visit));
    new FilterForm(visit, state, desk.hasArchives()).addTo(model);
    addRows(found, visit, state, model);
    addArchives(archives, found, visit, model);
    addChart(chart, timeline, visit, state, model);
    addExports(visit, state, model);
    return replies.html(200, templates.render("list", model));
  }

  private static String title(Visit visit) {
    return visit.texts.of(visit.isForAdministrators() ? "title-everyone" : "title-own");
  }

  /**
   * Finds the page.
   *
   * @param unlessEmpty for whom the newest of all is looked for if there is nothing; null to look
   *     for none: an archive would be read from its beginning to its end
   */
  private static Found found(
      ActivityRows rows,
      Selection selection,
      ListState state,
      List<String> columns,
      Visit unlessEmpty)
      throws QueryException, IOException {
    // One more than is shown tells whether there is another page.
    RowQuery query = RowQuery.of(selection).columns(columns).limit(state.size() + 1);
    Found found = state.before() == null ? null : before(rows, query, state);
    if (found == null) {
      Entries entries = new Entries();
      rows.read(query.after(state.after()), entries);
      Cursor rest = isCut(entries, state) ? last(entries) : null;
      Cursor newer = state.after() == null ? null : first(entries);
      found = new Found(entries.list(), rest, newer);
    }
    found.archivesAsked = unlessEmpty == null;
    found.archivedSince = rows.archivedSince();
    if (unlessEmpty != null && found.entries.isEmpty() && state.isFirst()) {
      found.newest = newest(rows, unlessEmpty);
    }
    return found;
  }

  /** What is newer than a row; null if that is less than a page, which is the first one then. */
  private static Found before(ActivityRows rows, RowQuery query, ListState state)
      throws QueryException, IOException {
    Entries entries = new Entries();
    RowQuery newer = query.order(Order.OLDEST_FIRST).after(state.before());
    rows.read(newer, entries);
    isCut(entries, state);
    if (entries.list().size() < state.size()) {
      return null;
    }
    Collections.reverse(entries.list());
    return new Found(entries.list(), last(entries), first(entries));
  }

  /** Takes away what is more than a page; whether there was any. */
  private static boolean isCut(Entries entries, ListState state) {
    boolean more = entries.list().size() > state.size();
    if (more) {
      entries.list().remove(state.size());
    }
    return more;
  }

  private static Cursor first(Entries entries) {
    return entries.list().isEmpty() ? null : cursor(entries.list().get(0));
  }

  private static Cursor last(Entries entries) {
    return cursor(entries.list().get(entries.list().size() - 1));
  }

  /** Null for a row whose id is no number: there is no way back from it. */
  private static Cursor cursor(Entry entry) {
    LocalDateTime created = entry.createdAt();
    return created == null || entry.id() == null || !entry.id().matches("[0-9]{1,18}")
        ? null
        : Cursor.of(created, Long.parseLong(entry.id()));
  }

  /** Whenever that was, and whatever it was: to say why a page is empty. */
  private static LocalDateTime newest(ActivityRows rows, Visit visit)
      throws QueryException, IOException {
    Entries entries = new Entries();
    Selection all = Selection.of(visit.scope, Filter.NONE, Window.ALL);
    List<String> columns = ListColumns.of(Section.Kind.OWN);
    rows.read(RowQuery.of(all).columns(columns).limit(1), entries);
    return entries.list().isEmpty() ? null : entries.list().get(0).createdAt();
  }

  private static void addRows(
      Found found, Visit visit, ListState state, Map<String, Object> model) {
    EntryModel row = new EntryModel(visit, state.query());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Entry entry : found.entries) {
      rows.add(row.of(entry));
    }
    model.put("rows", rows);
    model.put("hasRows", !rows.isEmpty());
    model.put("isFirst", state.isFirst());
    model.put("older", page(visit, state, ListState.AFTER, found.older));
    model.put("newer", page(visit, state, ListState.BEFORE, found.newer));
    model.put("newestPage", visit.links.list(visit.section, state.query()));
    model.put("follow", visit.links.below(visit.section, RowsPage.NAME, state.query()));
    model.put("empty", rows.isEmpty() ? empty(found, visit, state) : false);
  }

  private static Object page(Visit visit, ListState state, String parameter, Cursor cursor) {
    return cursor == null
        ? false
        : visit.links.list(visit.section, state.query().with(parameter, cursor.toString()));
  }

  /** Why there is nothing, and what to do. */
  private static Map<String, Object> empty(Found found, Visit visit, ListState state) {
    Texts texts = visit.texts;
    Map<String, Object> empty = new LinkedHashMap<>();
    empty.put("action", false);
    if (!state.isFirst()) {
      empty.put("why", texts.of("empty-end"));
      empty.put("what", "");
      return empty;
    }
    if (found.archivesAsked) {
      empty.put("why", texts.of("empty-archives"));
      empty.put("what", "");
      return empty;
    }
    if (found.newest == null) {
      empty.put("why", texts.of("empty-nothing"));
      empty.put(
          "what",
          texts.of(visit.isForAdministrators() ? "empty-nothing-admin" : "empty-nothing-own"));
      return empty;
    }
    String newest = new Moments(texts, visit.now).exact(found.newest);
    empty.put("why", texts.of(state.isFiltered() ? "empty-filter" : "empty-time"));
    empty.put("what", texts.of("empty-newest", newest));
    Map<String, Object> action = new LinkedHashMap<>();
    boolean filtered = state.isFiltered();
    PageQuery query =
        filtered
            ? state.time().into(PageQuery.NONE)
            : TimeRange.between(PageQuery.NONE, found.newest.minusDays(1).withNano(0), null);
    action.put("text", texts.of(filtered ? "filter-none" : "empty-show"));
    action.put("href", visit.links.list(visit.section, query));
    empty.put("action", action);
    return empty;
  }

  /** How far back archived rows go: their times are their own. */
  private static void addArchives(
      boolean archives, Found found, Visit visit, Map<String, Object> model) {
    String note = "";
    if (archives) {
      note =
          found.archivedSince == null
              ? visit.texts.of("archives-none")
              : visit.texts.of(
                  "archives-since", new Moments(visit.texts, visit.now).exact(found.archivedSince));
    }
    model.put("archivesNote", note);
  }

  /** Without it, or with why it is not there, the list is still the list. */
  private void addChart(
      ChartModel chart,
      Desk.Asked<Timeline> timeline,
      Visit visit,
      ListState state,
      Map<String, Object> model) {
    model.put("chart", false);
    model.put("noChart", "");
    if (chart == null) {
      boolean archives = state.hasArchives() && desk.hasArchives();
      model.put("noChart", visit.texts.of(archives ? "chart-archives" : "chart-too-long"));
      return;
    }
    try {
      Timeline answer = timeline.answer();
      model.put(
          "chart", answer.steps().isEmpty() ? false : chart.model(answer, visit, state.query()));
    } catch (QueryException | Desk.UnansweredException e) {
      model.put("noChart", visit.texts.of("chart-no-answer"));
    }
  }

  private void addExports(Visit visit, ListState state, Map<String, Object> model) {
    model.put("exports", exportRows > 0);
    model.put("csv", visit.links.below(visit.section, ExportPage.CSV, state.query()));
    model.put("jsonl", visit.links.below(visit.section, ExportPage.JSON, state.query()));
    model.put("exportLimit", visit.texts.of("export-limit", visit.texts.number(exportRows)));
  }
}
