package io.useractivity.engine.viewer;

import io.useractivity.engine.record.Column;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of a list for its template. Immutable. */
final class EntryModel {

  private static final int SLOW_MILLIS = 1_000;

  private final Visit visit;
  private final PageQuery query;
  private final Moments moments;
  private final EntryWords words;

  /**
   * @param query of the list, which a row's own page leads back to
   */
  EntryModel(Visit visit, PageQuery query) {
    this.visit = visit;
    this.query = query;
    this.moments = new Moments(visit.texts, visit.now);
    this.words = new EntryWords(visit.texts);
  }

  Map<String, Object> of(Entry entry) {
    Map<String, Object> model = new LinkedHashMap<>();
    LocalDateTime created = entry.createdAt();
    Integer status = entry.status();
    Integer millis = entry.millis();
    model.put("id", entry.id());
    model.put("href", visit.links.below(visit.section, "entry/" + entry.id(), query));
    model.put("time", created == null ? (Object) false : moments.model(created));
    model.put("failed", entry.failed());
    model.put("did", words.did(entry));
    model.put("who", text(EntryWords.who(entry)));
    model.put("role", text(entry.get(Column.USER_ROLE)));
    model.put("resource", text(words.thing(entry)));
    model.put("resourceId", text(entry.get(Column.RESOURCE_ID)));
    model.put("method", text(entry.get(Column.METHOD)));
    model.put("endpoint", text(entry.get(Column.ENDPOINT)));
    model.put("address", text(entry.get(Column.IP_ADDRESS)));
    model.put("tenant", text(entry.get(Column.TENANT_ID)));
    model.put("status", status == null ? "" : status.toString());
    model.put("statusClass", statusClass(status));
    model.put("millis", millis == null ? "" : visit.texts.number(millis));
    model.put("slow", millis != null && millis >= SLOW_MILLIS);
    return model;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /** A part of a class's name in the style sheet. */
  static String statusClass(Integer status) {
    return status == null || status < 100 || status > 599 ? "none" : status / 100 + "xx";
  }
}
