package io.useractivity.engine.viewer;

import io.useractivity.engine.query.ActivityRows;
import io.useractivity.engine.query.Filter;
import io.useractivity.engine.query.QueryException;
import io.useractivity.engine.query.RowColumn;
import io.useractivity.engine.query.RowSink;
import io.useractivity.engine.query.SampleQuery;
import io.useractivity.engine.query.Selection;
import io.useractivity.engine.query.TableSummary;
import io.useractivity.engine.query.Timeline;
import io.useractivity.engine.record.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes on, for administrators: from the rows of a time, or from a part of them where they are
 * many, so that it never reads more than a bounded number.
 */
final class OverviewPage implements Page {

  /** What tells enough of millions: of what a tenth of them do, within 0.6 % of the whole. */
  private static final int ENOUGH_ROWS = 10_000;

  private static final List<String> TIMES = Arrays.asList("1h", "6h", "24h", "7d", "30d");
  private static final String USUAL_TIME = "24h";

  private static final List<String> COLUMNS =
      Arrays.asList(
          Column.USER_EMAIL.columnName(),
          Column.USER_ID.columnName(),
          Column.TENANT_ID.columnName(),
          Column.ACTIVITY_TYPE.columnName(),
          Column.ACTION.columnName(),
          Column.METHOD.columnName(),
          Column.ENDPOINT.columnName(),
          Column.STATUS_CODE.columnName(),
          Column.SUCCESS.columnName(),
          Column.RESPONSE_TIME_MS.columnName());

  private final Frame frame;
  private final Templates templates;
  private final Replies replies;
  private final Desk desk;
  private final AgentState.Source agent;

  OverviewPage(
      Frame frame, Templates templates, Replies replies, Desk desk, AgentState.Source agent) {
    this.frame = frame;
    this.templates = templates;
    this.replies = replies;
    this.desk = desk;
    this.agent = agent;
  }

  @Override
  public ViewResponse answer(Visit visit) throws QueryException, Desk.UnansweredException {
    String asked = visit.parameters().get(TimeRange.PARAMETER);
    TimeRange time = TimeRange.until(TIMES.contains(asked) ? asked : USUAL_TIME, visit.now);
    Selection selection = Selection.of(visit.scope, Filter.NONE, time.window());
    ChartModel chart = ChartModel.of(time, visit.now);
    Desk.Asked<Summary> sampled =
        desk.ask(
            rows -> {
              Summing summing = new Summing();
              SampleQuery query = SampleQuery.of(selection, COLUMNS, ENOUGH_ROWS);
              return summing.summary.scaled(rows.sample(query, summing));
            },
            visit.deadline);
    Desk.Asked<Timeline> counted =
        desk.ask(rows -> rows.timeline(chart.query(selection)), visit.deadline);
    Summary summary = sampled.answer();
    Map<String, Object> model = frame.model(visit, visit.texts.of("title-overview"));
    model.put("times", times(visit, time));
    PageQuery query = time.into(PageQuery.NONE);
    new SummaryModel(visit, query).addTo(summary, model);
    model.put("list", visit.links.list(visit.section, query));
    model.put("chart", chart(chart, counted, visit, query));
    model.put("health", health(visit));
    return replies.html(200, templates.render("overview", model));
  }

  /** Takes the rows of the sample. */
  private static final class Summing implements RowSink {

    final Summary summary = new Summary();
    private List<RowColumn> columns = Collections.emptyList();

    @Override
    public void columns(List<RowColumn> itsColumns) {
      columns = itsColumns;
    }

    @Override
    public void row(List<String> cells) {
      summary.add(new Entry(columns, cells));
    }
  }

  private static Object chart(
      ChartModel chart, Desk.Asked<Timeline> counted, Visit visit, PageQuery query) {
    try {
      Timeline timeline = counted.answer();
      return timeline.steps().isEmpty() ? false : chart.model(timeline, visit, query);
    } catch (QueryException | Desk.UnansweredException e) {
      return false;
    }
  }

  private static List<Map<String, Object>> times(Visit visit, TimeRange chosen) {
    List<Map<String, Object>> times = new ArrayList<>();
    for (String each : TIMES) {
      Map<String, Object> time = new LinkedHashMap<>();
      PageQuery query = PageQuery.NONE.with(TimeRange.PARAMETER, each);
      time.put("text", visit.texts.of("time-" + each));
      time.put("href", visit.links.below(visit.section, Frame.OVERVIEW, query));
      time.put("current", each.equals(chosen.choice()));
      times.add(time);
    }
    return times;
  }

  /** For those who see everything: others would learn how much the other tenants do. */
  private Object health(Visit visit) {
    if (!visit.scope.conditions().isEmpty()) {
      return false;
    }
    return new HealthModel(visit).model(agent.now(), table(visit));
  }

  /** Null if it is not known, for which the page does not fail. */
  private TableSummary table(Visit visit) {
    try {
      return desk.ask(ActivityRows::summary, visit.deadline).answer();
    } catch (QueryException | Desk.UnansweredException e) {
      return null;
    }
  }
}
