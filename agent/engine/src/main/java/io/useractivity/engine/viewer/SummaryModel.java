package io.useractivity.engine.viewer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An overview's figures for its template. Immutable. */
final class SummaryModel {

  private static final int TOP = 8;

  /** Of so few, one slow request would be the slowest route of all. */
  private static final int LEAST_ROWS = 3;

  private static final double SLOW_PERCENTILE = 95;

  private final Visit visit;
  private final PageQuery query;

  /**
   * @param query with the time
   */
  SummaryModel(Visit visit, PageQuery query) {
    this.visit = visit;
    this.query = query;
  }

  void addTo(Summary summary, Map<String, Object> model) {
    int each = summary.eachStandsFor();
    Texts texts = visit.texts;
    model.put("hasRows", summary.all.rows > 0);
    model.put("estimated", each > 1 ? texts.of("overview-estimated", each) : "");
    model.put("tiles", tiles(summary));
    Comparator<Summary.Group> byRows = Comparator.comparingLong(group -> -group.rows);
    Comparator<Summary.Group> byFailed = Comparator.comparingLong(group -> -group.failed);
    Comparator<Summary.Group> bySlow = Comparator.comparingLong(group -> -slow(group));
    List<Map<String, Object>> failing = routes(summary, byFailed, each, true);
    model.put("failing", failing);
    model.put("hasFailing", !failing.isEmpty());
    model.put("hasTenants", !summary.tenants.isEmpty());
    model.put("slowest", routes(summary, bySlow, each, false));
    model.put("users", groups(summary.users, byRows, each, FilterField.USER));
    model.put("tenants", groups(summary.tenants, byRows, each, FilterField.TENANT));
    model.put("types", groups(summary.types, byRows, each, FilterField.TYPE));
  }

  private List<Map<String, Object>> tiles(Summary summary) {
    int each = summary.eachStandsFor();
    Texts texts = visit.texts;
    Summary.Group all = summary.all;
    List<Map<String, Object>> tiles = new ArrayList<>();
    tile(tiles, "tile-requests", about(each, all.rows), "", query);
    PageQuery failed = query.with(FilterField.OUTCOME.parameter(), "failed");
    tile(tiles, "tile-failed", about(each, all.failed), percent(all.failedPercent()), failed);
    // Those of a part are fewer than there are, and how many fewer it does not tell.
    String users = (each > 1 ? "\u2265\u00a0" : "") + texts.number(summary.users.size());
    tile(tiles, "tile-users", users, "", null);
    PageQuery signIns = query.with(FilterField.TYPE.parameter(), "login");
    long in = summary.signIns.rows - summary.signIns.failed;
    tile(tiles, "tile-signins", about(each, in), "", signIns);
    tile(
        tiles,
        "tile-failed-signins",
        about(each, summary.signIns.failed),
        "",
        signIns.with(FilterField.OUTCOME.parameter(), "failed"));
    Long median = all.times.percentile(50);
    Long slow = all.times.percentile(SLOW_PERCENTILE);
    String time = median == null ? "\u2013" : texts.of("millis", texts.number(median));
    String rest = slow == null ? "" : texts.of("tile-slow", texts.number(slow));
    tile(tiles, "tile-time", time, rest, null);
    return tiles;
  }

  private void tile(
      List<Map<String, Object>> tiles, String name, String value, String rest, PageQuery list) {
    Map<String, Object> tile = new LinkedHashMap<>();
    tile.put("name", visit.texts.of(name));
    tile.put("value", value);
    tile.put("rest", rest);
    tile.put("href", list == null ? "" : visit.links.list(visit.section, list));
    tiles.add(tile);
  }

  private String about(int each, long rows) {
    return (each > 1 ? "\u2248\u00a0" : "") + visit.texts.number(each * rows);
  }

  private String percent(double percent) {
    long tenths = Math.round(percent * 10);
    String text = tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    return visit.texts.of("percent", text.replace(".", visit.texts.of("decimal-point")));
  }

  private static long slow(Summary.Group group) {
    Long slow = group.times.percentile(SLOW_PERCENTILE);
    return slow == null || group.rows < LEAST_ROWS ? -1 : slow;
  }

  private List<Map<String, Object>> routes(
      Summary summary, Comparator<Summary.Group> order, int each, boolean failing) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Summary.Group group : Summary.top(summary.routes, order, TOP)) {
      if (failing ? group.failed == 0 : slow(group) < 0) {
        continue;
      }
      Map<String, Object> row = row(group, each);
      PageQuery list =
          group.oneEndpoint && group.endpoint != null
              ? query.with(FilterField.ENDPOINT.parameter(), group.endpoint)
              : null;
      if (failing && list != null) {
        list = list.with(FilterField.OUTCOME.parameter(), "failed");
      }
      row.put("href", list == null ? "" : visit.links.list(visit.section, list));
      rows.add(row);
    }
    return rows;
  }

  private List<Map<String, Object>> groups(
      Map<String, Summary.Group> groups,
      Comparator<Summary.Group> order,
      int each,
      FilterField field) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Summary.Group group : Summary.top(groups, order, TOP)) {
      Map<String, Object> row = row(group, each);
      PageQuery list = query.with(field.parameter(), group.name);
      row.put("href", visit.links.list(visit.section, list));
      rows.add(row);
    }
    return rows;
  }

  private Map<String, Object> row(Summary.Group group, int each) {
    Long slow = group.times.percentile(SLOW_PERCENTILE);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", group.name);
    row.put("rows", about(each, group.rows));
    row.put("failed", group.failed == 0 ? "" : about(each, group.failed));
    row.put("percent", percent(group.failedPercent()));
    row.put("slow", slow == null ? "" : visit.texts.number(slow));
    return row;
  }
}
