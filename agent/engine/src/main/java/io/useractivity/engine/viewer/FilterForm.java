package io.useractivity.engine.viewer;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form above a list, and what is chosen in it, for their template. Immutable. */
final class FilterForm {

  /** What usually happens: choices come from here, never from the rows, which would all be read. */
  private static final List<String> USUAL_TYPES =
      Arrays.asList(
          "view",
          "create",
          "update",
          "delete",
          "login",
          "logout",
          "search",
          "export",
          "upload",
          "download");

  private static final List<String> METHODS =
      Arrays.asList("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  private static final List<String> STATUSES = Arrays.asList("2xx", "3xx", "4xx", "5xx");

  /** Those that are always seen; the others unfold. */
  private static final Set<FilterField> FIRST =
      EnumSet.of(
          FilterField.USER,
          FilterField.TYPE,
          FilterField.ENDPOINT,
          FilterField.STATUS,
          FilterField.OUTCOME);

  private final Visit visit;
  private final ListState state;
  private final boolean archives;

  /**
   * @param archives whether there may be archived rows to ask for
   */
  FilterForm(Visit visit, ListState state, boolean archives) {
    this.visit = visit;
    this.state = state;
    this.archives = archives;
  }

  /** Adds the values of the template. */
  void addTo(Map<String, Object> model) {
    model.put("action", visit.links.list(visit.section, PageQuery.NONE));
    model.put("first", fields(true));
    model.put("more", fields(false));
    model.put("moreOpen", isMoreInUse());
    model.put("times", choices(TimeRange.CHOICES, state.time().choice(), "time-"));
    boolean custom = state.time().isCustom();
    model.put("from", custom ? field(state.time().from()) : "");
    model.put("to", custom ? field(state.time().to()) : "");
    model.put("sizes", sizes());
    model.put("chips", chips());
    model.put("filtered", state.isFiltered() || hasArchives());
    model.put("archives", archives);
    model.put("archivesChosen", hasArchives());
    model.put("reset", visit.links.list(visit.section, state.time().into(PageQuery.NONE)));
    model.put("wrong", wrong());
  }

  private boolean hasArchives() {
    return archives && state.hasArchives();
  }

  private boolean isMoreInUse() {
    for (FilterField field : state.fields().keySet()) {
      if (!FIRST.contains(field)) {
        return true;
      }
    }
    return state.time().isCustom() || hasArchives();
  }

  private List<Map<String, Object>> fields(boolean first) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (FilterField field : FilterField.values()) {
      if (field.isIn(visit.section.kind()) && FIRST.contains(field) == first) {
        fields.add(field(field));
      }
    }
    return fields;
  }

  private Map<String, Object> field(FilterField field) {
    String value = state.fields().get(field);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", field.parameter());
    model.put("label", visit.texts.of("filter-" + field.parameter()));
    model.put("value", value == null ? "" : value);
    model.put("hint", hint(field));
    model.put("options", options(field, value));
    model.put("suggest", field == FilterField.TYPE);
    model.put("suggestions", field == FilterField.TYPE ? USUAL_TYPES : new ArrayList<String>());
    model.put("number", field == FilterField.SLOWER);
    return model;
  }

  private String hint(FilterField field) {
    String key = "hint-" + field.parameter();
    return visit.texts.has(key) ? visit.texts.of(key) : "";
  }

  /** Null for a field of text. */
  private Object options(FilterField field, String value) {
    switch (field) {
      case METHOD:
        return any(METHODS, value, null);
      case STATUS:
        return any(STATUSES, value, "status-");
      case OUTCOME:
        return any(Arrays.asList("ok", "failed"), value, "outcome-");
      default:
        return false;
    }
  }

  private List<Map<String, Object>> any(List<String> values, String chosen, String texts) {
    List<String> all = new ArrayList<>(values);
    if (chosen != null && !all.contains(chosen)) {
      all.add(chosen); // such as a single status, from a link
    }
    List<Map<String, Object>> options = choices(all, chosen, texts);
    options.add(0, option("", visit.texts.of("any"), chosen == null));
    return options;
  }

  private List<Map<String, Object>> choices(List<String> values, String chosen, String texts) {
    List<Map<String, Object>> options = new ArrayList<>();
    for (String value : values) {
      boolean worded = texts != null && visit.texts.has(texts + value);
      String text = worded ? visit.texts.of(texts + value) : value;
      options.add(option(value, text, value.equals(chosen)));
    }
    return options;
  }

  private static Map<String, Object> option(String value, String text, boolean chosen) {
    Map<String, Object> option = new LinkedHashMap<>();
    option.put("value", value);
    option.put("text", text);
    option.put("chosen", chosen);
    return option;
  }

  private List<Map<String, Object>> sizes() {
    List<Map<String, Object>> options = new ArrayList<>();
    for (int size : ListState.SIZES) {
      String text = visit.texts.of("rows-per-page", size);
      options.add(option(String.valueOf(size), text, size == state.size()));
    }
    return options;
  }

  private static String field(LocalDateTime moment) {
    return moment == null ? "" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** What is filtered by, each with the way to the list without it. */
  private List<Map<String, Object>> chips() {
    List<Map<String, Object>> chips = new ArrayList<>();
    for (Map.Entry<FilterField, String> field : state.fields().entrySet()) {
      String parameter = field.getKey().parameter();
      String text = field.getValue();
      if (field.getKey() == FilterField.OUTCOME) {
        text = visit.texts.of("outcome-" + text);
      }
      chips.add(chip(visit.texts.of("filter-" + parameter), text, parameter));
    }
    if (hasArchives()) {
      chips.add(chip(visit.texts.of("archives"), "", ListState.ARCHIVES));
    }
    return chips;
  }

  private Map<String, Object> chip(String label, String value, String parameter) {
    Map<String, Object> chip = new LinkedHashMap<>();
    chip.put("label", label);
    chip.put("value", value);
    chip.put("href", visit.links.list(visit.section, state.query().without(parameter)));
    return chip;
  }

  /** A sentence for each field whose value is none of its own. */
  private List<String> wrong() {
    List<String> sentences = new ArrayList<>();
    for (FilterField field : state.wrong()) {
      String label = visit.texts.of("filter-" + field.parameter());
      sentences.add(visit.texts.of("wrong-value", label));
    }
    if (state.hasWrongTime()) {
      sentences.add(visit.texts.of("wrong-time"));
    }
    return sentences;
  }
}
