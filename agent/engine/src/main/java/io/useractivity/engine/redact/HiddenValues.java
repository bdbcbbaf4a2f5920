package io.useractivity.engine.redact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.useractivity.engine.text.Cut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was taken out of one row by the name that it stood under, so that it is taken out of the
 * row's other texts as well: a message that quotes a password, an address with the token of a form.
 * A bounded number of values, each looked for in linear time. For one row, and one thread.
 *
 * <p>In texts for people, a value counts wherever it stands; a short one and one that could be a
 * word only as a whole word. Where a column says what a request is about (endpoint, action,
 * resource), a value that could be a word, a number or a code is left there: else anybody could
 * blank it with a parameter such as {@code token=orders}. What the request's own path has for a
 * variable such as {@code {token}} goes there too.
 */
public final class HiddenValues {

  private static final int MAX_VALUES = 64;
  private static final int MAX_CHARS = 8_192;

  private final Predicate<String> isForChosenSecrets;
  private final List<HiddenValue> values = new ArrayList<>(0);
  private int chars;

  /**
   * @param isForChosenSecrets whether what stands under a sensitive name may be any word
   */
  HiddenValues(Predicate<String> isForChosenSecrets) {
    this.isForChosenSecrets = isForChosenSecrets;
  }

  /** A value that stands under a sensitive name; the mark that takes its place. */
  public String hide(String name, String value) {
    int start = 0;
    int blank = value.indexOf(' ');
    if (blank > 0 && Secrets.isScheme(value.substring(0, blank))) {
      start = blank + 1; // what proves who somebody is says its scheme first
    }
    String secret = value.substring(start).trim();
    if (secret.length() >= HiddenValue.MIN_CHARS
        && !saysNothing(secret)
        && (!HiddenValue.isWord(secret) || isForChosenSecrets.test(name))) {
      add(secret, false);
    }
    return Mark.REDACTED;
  }

  /** Such as a box that is ticked. */
  private static boolean saysNothing(String value) {
    switch (value.toLowerCase(Locale.ROOT)) {
      case "true":
      case "false":
      case "null":
      case "none":
      case "undefined":
      case "[redacted]":
        return true;
      default:
        return false;
    }
  }

  /** What the request's own path has for a variable with a sensitive name. */
  public void hideOfPath(String value) {
    if (!value.isEmpty()) {
      add(value, true);
    }
  }

  private void add(String value, boolean ofPath) {
    if (values.size() == MAX_VALUES || chars >= MAX_CHARS) {
      return;
    }
    // Its beginning is all that is looked for, and no escape is longer than a dozen characters.
    HiddenValue added = HiddenValue.of(Cut.chars(value, 12 * HiddenValue.MAX_CHARS), ofPath);
    for (HiddenValue known : values) {
      if (known.is(added)) {
        return;
      }
    }
    if (added.length() > 0) {
      values.add(added);
      chars += added.length();
    }
  }

  /**
   * Skips what the parser has come to, noting its texts and numbers; those of an object within it
   * only if they could be no word.
   *
   * @return the mark that takes its place
   */
  String hide(String name, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
      if (isTextOrNumber(token)) {
        hide(name, parser.getText());
      }
      return Mark.REDACTED;
    }
    int depth = 0;
    int objects = 0;
    do {
      if (token == JsonToken.START_OBJECT) {
        objects++;
      } else if (token == JsonToken.END_OBJECT) {
        objects--;
      } else if (isTextOrNumber(token)) {
        hide(name, parser.getText(), objects > 0);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      token = depth == 0 ? null : parser.nextToken();
    } while (token != null);
    return Mark.REDACTED;
  }

  private void hide(String name, String value, boolean inObject) {
    if (!inObject || !HiddenValue.isOrdinary(value)) {
      hide(name, value);
    }
  }

  private static boolean isTextOrNumber(JsonToken token) {
    return token == JsonToken.VALUE_STRING || token.isNumeric();
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * A text for people without these values.
   *
   * @param text may be null; one that ends in an ellipsis was cut
   * @return the same object if there is nothing to take out
   */
  public String without(String text) {
    return without(text, false);
  }

  /**
   * The same of a text that may have been cut within a value.
   *
   * @param cut whether it was cut where it ends
   */
  public String without(String text, boolean cut) {
    return text == null || isEmpty() ? text : edited(text, cut, false);
  }

  /** A text that says what the request is about. */
  public String withoutInSubject(String text) {
    return text == null || isEmpty() ? text : edited(text, false, true);
  }

  private String edited(String text, boolean cut, boolean subject) {
    FoldedText folded = FoldedText.of(text);
    boolean ellipsis = text.endsWith(Cut.ELLIPSIS);
    int end = ellipsis ? folded.length() - 1 : cut ? folded.length() : -1;
    BitSet marks = null;
    for (HiddenValue value : values) {
      if (subject && !value.isOfPath() && value.canBeSubject()) {
        continue;
      }
      if (value.isAllOf(folded)) {
        return Mark.REDACTED;
      }
      if (value.length() >= HiddenValue.MIN_CHARS) {
        marks = marks == null ? new BitSet() : marks;
        value.mark(folded, end, subject && value.isOfPath(), marks);
      }
    }
    return marks == null || marks.isEmpty() ? text : edited(text, marks);
  }

  private static String edited(String text, BitSet marks) {
    Edit edit = new Edit(text);
    int start = marks.nextSetBit(0);
    while (start >= 0) {
      int end = marks.nextClearBit(start);
      edit.redact(start, end);
      start = marks.nextSetBit(end);
    }
    return edit.result();
  }

  /**
   * A map of texts, numbers, lists and maps without these values.
   *
   * @param kept the members that stay as they are
   */
  public Map<String, Object> without(Map<String, Object> data, List<String> kept) {
    if (isEmpty()) {
      return data;
    }
    Map<String, Object> left = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : data.entrySet()) {
      Object value = member.getValue();
      left.put(member.getKey(), kept.contains(member.getKey()) ? value : without(value));
    }
    return left;
  }

  /** A text, number, list or map without these values. */
  public Object without(Object value) {
    if (value instanceof String) {
      return without((String) value);
    }
    if (value instanceof BoundedJson.Literal) {
      String text = value.toString();
      return text.equals(without(text)) ? value : Mark.REDACTED;
    }
    if (value instanceof List) {
      List<Object> left = new ArrayList<>();
      for (Object element : (List<?>) value) {
        left.add(without(element));
      }
      return left;
    }
    if (value instanceof Map) {
      Map<String, Object> left = new LinkedHashMap<>();
      for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
        left.put(withoutInSubject((String) member.getKey()), without(member.getValue()));
      }
      return left;
    }
    return value;
  }
}
