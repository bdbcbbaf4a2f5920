package io.useractivity.engine.redact;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.text.JsonMarks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a query or form, redacted one by one and by what they say about each other. For one
 * row, and one thread.
 */
public final class FormFields {

  /** Where a value stands that another field may tell to be a secret. */
  private static final class Place {

    private final FieldSiblings.Value value;
    private final String key;
    private final int index;

    private Place(FieldSiblings.Value value, String key, int index) {
      this.value = value;
      this.key = key;
      this.index = index;
    }
  }

  private final FieldTexts texts;
  private final Map<String, Object> fields = new LinkedHashMap<>(4);

  private final FieldSiblings siblings;

  /** Made when there is one. */
  private List<Place> places = Collections.emptyList();

  /** As well. */
  private Map<String, Integer> sizesForZk = Collections.emptyMap();

  private boolean zk;
  private int dropped;
  private boolean cut;

  FormFields(FieldTexts texts) {
    this.texts = texts;
    this.siblings = texts.siblings();
  }

  /**
   * Adds a field; of a name that is there already the values become a list. Once there is more than
   * is stored, it is counted, and looked at for what it says about those before it.
   */
  @SuppressWarnings("unchecked") // Lists in it are those that were put here.
  @DontInline
  public void add(String name, String value) {
    boolean ordinary = texts.isOrdinary(name);
    FieldSiblings.Value told = ordinary ? null : siblings.add(name, value);
    if (texts.budget().isSpent()) {
      dropped++;
      return;
    }
    String key = ordinary ? texts.ordinaryName(name) : texts.name(name);
    Object added = ordinary ? plain(value) : stored(name, key, value);
    Object there = fields.get(key);
    int index = there instanceof List ? ((List<?>) there).size() : there == null ? 0 : 1;
    if (there == null) {
      fields.put(key, added);
    } else if (there instanceof List) {
      ((List<Object>) there).add(added);
    } else {
      List<Object> several = new ArrayList<>();
      several.add(there);
      several.add(added);
      fields.put(key, several);
    }
    if (told != null) {
      places = places.isEmpty() ? new ArrayList<>() : places;
      places.add(new Place(told, key, index));
    }
  }

  /** Under a name that does not say that it is state. */
  private Object plain(String value) {
    return FormState.isBulk(value) ? FormState.size(value.length()) : JsonReader.text(value, texts);
  }

  private Object stored(String name, String key, String value) {
    if (texts.hides(name, value)) {
      return texts.hidden().hide(name, value);
    }
    if (texts.isSensitive(name)) {
      return texts.choice(value);
    }
    if (FormState.is(name, value)) {
      return FormState.size(value.length());
    }
    if (FormState.isOfZk(name)) {
      sizesForZk = sizesForZk.isEmpty() ? new HashMap<>() : sizesForZk;
      sizesForZk.merge(key, value.length(), Integer::sum);
    }
    zk |= name.equals(FormState.ZK_DESKTOP);
    return JsonReader.text(value, texts);
  }

  /** So many more had no room. */
  public void addDropped(int count) {
    dropped += count;
  }

  /** Tells that the last of them came without its end. */
  public void markCut() {
    cut = true;
  }

  /** All of them, without what one of them tells to be a secret. */
  public Map<String, Object> finished() {
    for (Place place : places) {
      String secret = place.value.secretName();
      if (secret != null) {
        hide(secret, place);
      }
    }
    if (zk) {
      for (Map.Entry<String, Integer> state : sizesForZk.entrySet()) {
        fields.put(state.getKey(), FormState.size(state.getValue()));
      }
    }
    if (dropped > 0) {
      fields.put(JsonMarks.DROPPED, new BoundedJson.Dropped(dropped));
    }
    if (cut) {
      fields.put(JsonMarks.CUT, BoundedJson.Literal.TRUE);
    }
    return fields;
  }

  @SuppressWarnings("unchecked") // Lists in it are those that were put here.
  private void hide(String secret, Place place) {
    Object there = fields.get(place.key);
    if (there instanceof List) {
      List<Object> several = (List<Object>) there;
      several.set(place.index, texts.hide(secret, several.get(place.index)));
    } else {
      fields.put(place.key, texts.hide(secret, there));
    }
  }
}
