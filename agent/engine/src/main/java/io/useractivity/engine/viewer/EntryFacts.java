package io.useractivity.engine.viewer;

import io.useractivity.engine.record.Column;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a row has, by name, and the ways from it to what belongs to it. Immutable. */
final class EntryFacts {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MINUTES = Duration.ofMinutes(5);

  /** Those that have a place of their own on the page. */
  private static final Set<Column> PLACED =
      EnumSet.of(
          Column.REQUEST_DATA,
          Column.ERROR_MESSAGE,
          Column.CREATED_AT,
          Column.UPDATED_AT,
          Column.SUCCESS,
          Column.STATUS_CODE,
          Column.RESPONSE_TIME_MS,
          Column.METHOD,
          Column.ENDPOINT);

  private final Visit visit;
  private final Entry entry;

  EntryFacts(Visit visit, Entry entry) {
    this.visit = visit;
    this.entry = entry;
  }

  void addTo(Map<String, Object> model) {
    model.put("facts", facts());
    List<Map<String, Object>> ways = ways();
    model.put("ways", ways);
    model.put("hasWays", !ways.isEmpty());
  }

  /** All columns with something in them, those that others have added to the table last. */
  private List<Map<String, Object>> facts() {
    List<Map<String, Object>> facts = new ArrayList<>();
    Map<String, String> left = new LinkedHashMap<>(entry.all());
    for (Column column : Column.values()) {
      left.remove(column.columnName());
      String value = entry.get(column);
      if (value != null && !PLACED.contains(column) && isShown(column)) {
        facts.add(fact(visit.texts.of("column-" + column.columnName()), value));
      }
    }
    left.remove(Entry.ID);
    for (Map.Entry<String, String> other : left.entrySet()) {
      if (other.getValue() != null && !other.getValue().isEmpty()) {
        facts.add(fact(other.getKey(), other.getValue()));
      }
    }
    return facts;
  }

  /** Nobody's session is told to whoever it is, though it is what the way to it goes by. */
  private boolean isShown(Column column) {
    return visit.isForAdministrators() || column != Column.SESSION_ID;
  }

  private static Map<String, Object> fact(String name, String value) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("name", name);
    fact.put("value", value);
    return fact;
  }

  /** Each within a time that an index, or a person, can bear. */
  private List<Map<String, Object>> ways() {
    List<Map<String, Object>> ways = new ArrayList<>();
    LocalDateTime created = entry.createdAt();
    if (created == null) {
      return ways;
    }
    way(ways, "way-session", created, DAY, FilterField.SESSION, entry.get(Column.SESSION_ID));
    if (visit.isForAdministrators()) {
      way(ways, "way-user", created, WEEK, FilterField.USER, EntryWords.who(entry));
    }
    String type = entry.get(Column.RESOURCE_TYPE);
    String id = entry.get(Column.RESOURCE_ID);
    if (type != null && id != null) {
      PageQuery resource =
          PageQuery.NONE
              .with(FilterField.RESOURCE.parameter(), type)
              .with(FilterField.RESOURCE_ID.parameter(), id);
      add(ways, "way-resource", TimeRange.around(resource, created, WEEK));
    }
    way(ways, "way-endpoint", created, DAY, FilterField.ENDPOINT, entry.get(Column.ENDPOINT));
    if (visit.isForAdministrators()) {
      String address = entry.get(Column.IP_ADDRESS);
      way(ways, "way-address", created, DAY, FilterField.ADDRESS, address);
    }
    add(ways, "way-around", TimeRange.around(PageQuery.NONE, created, MINUTES));
    return ways;
  }

  private void way(
      List<Map<String, Object>> ways,
      String text,
      LocalDateTime created,
      Duration either,
      FilterField field,
      String value) {
    if (value != null) {
      PageQuery query = PageQuery.NONE.with(field.parameter(), value);
      add(ways, text, TimeRange.around(query, created, either));
    }
  }

  private void add(List<Map<String, Object>> ways, String text, PageQuery query) {
    Map<String, Object> way = new LinkedHashMap<>();
    way.put("text", visit.texts.of(text));
    way.put("href", visit.links.list(visit.section, query));
    ways.add(way);
  }
}
