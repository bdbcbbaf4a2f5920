package io.useractivity.engine.redact;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.text.PercentDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes out codes that prove once who somebody is, from all else that fields of their names hold:
 * the code of OAuth (RFC 6749, 4.1.2), the ticket of CAS and the digits of a second factor are told
 * by the fields beside them and by the path.
 */
public final class OneTimeCodes {

  private static final String[] MEMBERS = {"query", "form", "json"};

  private OneTimeCodes() {}

  /**
   * What the pairs of an address say of each of them.
   *
   * @param path of the same address, null if it is not known
   */
  static CodePlace amongPairs(String pairs, String path) {
    Map<String, String> values = new HashMap<>(0);
    for (int start = 0; start < pairs.length(); ) {
      int end = start;
      int equals = -1;
      while (end < pairs.length() && "&;?#".indexOf(pairs.charAt(end)) < 0) {
        equals = equals < 0 && pairs.charAt(end) == '=' ? end : equals;
        end++;
      }
      if (equals >= 0) {
        values.put(
            CodePlace.letters(PercentDecoder.query(pairs.substring(start, equals))),
            PercentDecoder.query(pairs.substring(equals + 1, end)));
      }
      start = end + 1;
    }
    return new CodePlace(values, new CodePath(path));
  }

  /** Takes them out of what a request to a path carried. */
  @DontInline
  public static void takeOut(Map<String, Object> data, String path, HiddenValues hidden) {
    for (String member : MEMBERS) {
      takeOutOf(data.get(member), path, hidden);
    }
  }

  /** What was read is bounded in its depth. */
  private static void takeOutOf(Object read, String path, HiddenValues hidden) {
    if (read instanceof List) {
      for (Object element : (List<?>) read) {
        takeOutOf(element, path, hidden);
      }
    } else if (read instanceof Map) {
      takeOutOf((Map<?, ?>) read, path, hidden);
      for (Object member : ((Map<?, ?>) read).values()) {
        takeOutOf(member, path, hidden);
      }
    }
  }

  @SuppressWarnings("unchecked") // The maps of data are those that were made for it.
  @DontInline
  private static void takeOutOf(Map<?, ?> fields, String path, HiddenValues hidden) {
    List<String> found = Collections.emptyList();
    for (Object key : fields.keySet()) {
      if (CodePlace.mayBeCode((String) key)) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add((String) key);
      }
    }
    if (found.isEmpty()) {
      return;
    }
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      values.put(CodePlace.letters((String) field.getKey()), text(field.getValue()));
    }
    CodePlace place = new CodePlace(values, new CodePath(path));
    for (String name : found) {
      List<String> texts = texts(fields.get(name));
      if (texts.stream().anyMatch(text -> place.isSecret(name, text))) {
        texts.forEach(text -> hidden.hide(name, text));
        ((Map<String, Object>) fields).put(name, Mark.REDACTED);
      }
    }
  }

  /** Of a field that was sent several times all values. */
  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    for (Object each : value instanceof List ? (List<?>) value : Collections.singletonList(value)) {
      texts.add(text(each));
    }
    return texts;
  }

  /** Empty for what has parts. */
  private static String text(Object value) {
    return value instanceof String || value instanceof BoundedJson.Literal ? value.toString() : "";
  }
}
