package io.useractivity.engine.assemble;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.classify.Classification;
import io.useractivity.engine.classify.RequestPath;
import io.useractivity.engine.redact.HiddenValues;
import io.useractivity.engine.redact.Redactor;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The texts of one row as they may be stored: without secrets, and without what was taken out of
 * the row elsewhere. For one row, and one thread.
 */
final class RowTexts {

  /** What was typed in to sign in with stays, and nobody sends what the agent counted. */
  private static final List<String> KEPT_MEMBERS =
      Collections.unmodifiableList(java.util.Arrays.asList(RequestData.ATTEMPTED_USER, "body"));

  private final Redactor redactor;
  private final HiddenValues hidden;

  RowTexts(Redactor redactor, HiddenValues hidden) {
    this.redactor = redactor;
    this.hidden = hidden;
  }

  /** Who somebody is, or for whom. */
  String identity(String text) {
    return redactor.repeatedValue(text);
  }

  /** A protocol's word. */
  String word(String text) {
    return redactor.repeated(text);
  }

  /** A text for people that is likely to come again. */
  String free(String text) {
    boolean cut = text != null && text.length() >= Redactor.MAX_LOOKED_AT;
    return cut ? free(text, Redactor.MAX_LOOKED_AT) : redactor.repeated(hidden.without(text));
  }

  /**
   * The same.
   *
   * @param text may be null
   * @param most what is looked at; a text of that length may have been cut
   */
  String free(String text, int most) {
    boolean cut = text != null && text.length() >= most;
    // Before names are looked for in it: they may take half of a value that has blanks in it.
    return cut
        ? hidden.without(redactor.beginning(text, most), true)
        : redactor.text(hidden.without(text));
  }

  /** A text of the application's own that says what a request is about. */
  String subject(String text, int most) {
    return redactor.beginning(hidden.withoutInSubject(text), most);
  }

  /** What a request is called. */
  @DontInline
  Classification of(Classification classification) {
    return classification.in(
        text -> hidden.withoutInSubject(redactor.repeated(hidden.withoutInSubject(text))));
  }

  /** The path of a request as it came. */
  String path(RequestPath path) {
    return redactor.path(path.endpoint(), hidden);
  }

  /** Of {@code request_data}. */
  Map<String, Object> data(Map<String, Object> data) {
    return hidden.without(data, KEPT_MEMBERS);
  }
}
