package io.useractivity.engine.store.write;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.useractivity.boundaries.DontInline;
import java.util.function.Predicate;

/** JSON of a column, be that of such a type or a text. */
final class JsonFit extends TypeFit {

  private static final String EMPTY = "{}";
  private static final char REPLACEMENT = '\uFFFD';

  private final boolean isJson;
  private final Predicate<String> storable;

  /**
   * @param isJson whether the values are JSON already; else they become JSON strings and numbers
   * @param storable what the column takes
   */
  JsonFit(boolean isJson, Predicate<String> storable) {
    this.isJson = isJson;
    this.storable = storable;
  }

  @Override
  @DontInline
  String fit(Object value) {
    String text = withoutBroken(value instanceof Boolean ? value.toString() : TextFit.text(value));
    if (isJson) {
      String fitted = FittedJson.fit(text, storable);
      if (fitted != null && fitted != value) {
        countAltered();
      }
      return fitted;
    }
    if (value instanceof Integer || value instanceof Boolean) {
      return text;
    }
    String quoted = '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    return storable.test(quoted) ? quoted : null;
  }

  @Override
  String nothing() {
    return storable.test(EMPTY) ? EMPTY : "";
  }

  /** Unpaired surrogates are no characters, in JSON as elsewhere. */
  private static String withoutBroken(String text) {
    StringBuilder whole = null;
    int first = 0;
    while (first < text.length() && !Character.isSurrogate(text.charAt(first))) {
      first++; // as far as the end, nearly always
    }
    for (int i = first; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        whole = whole == null ? new StringBuilder(text) : whole;
        whole.setCharAt(i, REPLACEMENT);
      }
      i += Character.charCount(point);
    }
    return whole == null ? text : whole.toString();
  }
}
