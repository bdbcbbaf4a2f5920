package io.useractivity.engine.redact;

import io.useractivity.engine.text.JsonMarks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a query or form, redacted one by one and by what they say about each other. For one
 * row, and one thread.
 */
public final class FormFields {

  /** The names of one group, such as those of {@code header[0].name}; and which are of secrets. */
  private static final class Names {

    private final BitSet secret = new BitSet();
    private int count;
  }

  private final FieldTexts texts;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** By what the names of fields have in common; only those with a name of a secret matter. */
  private final Map<String, Names> groups = new HashMap<>(0);

  /** Keys of values that another field may tell to be a secret, and the group of each. */
  private final Map<String, String> values = new LinkedHashMap<>(0);

  private final Map<String, Integer> sizesForZk = new HashMap<>(0);
  private boolean secretNamed;
  private boolean zk;
  private int dropped;
  private boolean cut;

  FormFields(FieldTexts texts) {
    this.texts = texts;
  }

  /**
   * Adds a field; of a name that is there already the values become a list. Once there is more than
   * is stored, it is counted, and looked at for what it says about those before it.
   */
  @SuppressWarnings("unchecked") // Lists in it are those that were put here.
  public void add(String name, String value) {
    if (texts.budget().isSpent()) {
      look(name, null, value);
      dropped++;
      return;
    }
    String key = texts.name(name);
    Object added = stored(name, key, value);
    Object there = fields.get(key);
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
  }

  private Object stored(String name, String key, String value) {
    look(name, key, value);
    if (texts.isSensitive(name)) {
      return Mark.REDACTED;
    }
    if (FormState.is(name)) {
      return size(value.length());
    }
    if (FormState.isOfZk(name)) {
      sizesForZk.merge(key, value.length(), Integer::sum);
    }
    zk |= name.equals("dtid");
    return JsonReader.text(value, texts);
  }

  private static Map<String, Object> size(int chars) {
    return Collections.singletonMap("size", chars);
  }

  /**
   * Looks what a field says about others, and whether others may say something about it.
   *
   * @param key what it is stored under, null for nothing
   */
  private void look(String name, String key, String value) {
    int end = name.length();
    while (end > 0 && isNoLetter(name.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && "[.:_-".indexOf(name.charAt(start - 1)) < 0) {
      start--;
    }
    Set<MemberRole> roles = MemberRole.of(name.substring(start, end));
    if (roles.contains(MemberRole.NAMES)) {
      Names names = groups.computeIfAbsent(group(name, start, end), first -> new Names());
      if (texts.namesSecret(value)) {
        names.secret.set(names.count);
        secretNamed = true;
      }
      names.count++;
    }
    if (roles.contains(MemberRole.VALUE) && key != null) {
      values.put(key, group(name, start, end));
    }
  }

  private static boolean isNoLetter(char c) {
    return (c >= '0' && c <= '9') || "[]()_-.".indexOf(c) >= 0;
  }

  private static String group(String name, int start, int end) {
    return name.substring(0, start) + name.substring(end);
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
    if (secretNamed) {
      for (Map.Entry<String, String> value : values.entrySet()) {
        Names names = groups.get(value.getValue());
        if (names != null && !names.secret.isEmpty()) {
          hide(value.getKey(), names);
        }
      }
    }
    if (zk) {
      for (Map.Entry<String, Integer> state : sizesForZk.entrySet()) {
        fields.put(state.getKey(), size(state.getValue()));
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

  /** Of as many values as names those of secrets, else all. */
  @SuppressWarnings("unchecked") // Lists in it are those that were put here.
  private void hide(String key, Names names) {
    Object value = fields.get(key);
    if (value instanceof List && ((List<?>) value).size() == names.count) {
      PlacedValues.hideColumns((List<Object>) value, 0, names.secret, names.count);
    } else {
      fields.put(key, Mark.REDACTED);
    }
  }
}
