package io.useractivity.engine.assemble;

import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.redact.BoundedJson;
import io.useractivity.engine.redact.FieldValues;
import io.useractivity.engine.redact.HiddenValues;
import io.useractivity.engine.redact.Mark;
import io.useractivity.engine.redact.Redactor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the column {@code request_data} of what a request carried: JSON, redacted, and never longer
 * than {@link #MAX_CHARS}. For one thread.
 *
 * <p>An object with those of these members that there is something for: {@code attempted_user},
 * {@code query}, {@code form}, {@code json}, {@code parts}, {@code body}, {@code referer}. A body
 * that is not what it claims to be, or that nobody here can read, is its type and size alone.
 */
public final class RequestData {

  static final String ATTEMPTED_USER = "attempted_user";

  /** How long the JSON may be, in UTF-16 code units. */
  public static final int MAX_CHARS = 16_384;

  private final Redactor redactor;
  private final boolean stored;

  /**
   * @param stored false to store nothing
   */
  public RequestData(Redactor redactor, boolean stored) {
    this.redactor = redactor;
    this.stored = stored;
  }

  public Redactor redactor() {
    return redactor;
  }

  /** One that stores nothing. */
  public RequestData withheld() {
    return new RequestData(redactor, false);
  }

  /**
   * The JSON of data.
   *
   * @param data as {@link #of} makes it
   * @return null if there is nothing to store
   */
  public static String json(Map<String, Object> data) {
    return data.isEmpty() ? null : BoundedJson.write(data, MAX_CHARS);
  }

  /**
   * What is to be stored of a content, redacted: texts, numbers, lists and maps.
   *
   * @param content may be null
   */
  public Map<String, Object> of(RequestContent content) {
    return of(content, null, redactor.hidesNothing());
  }

  /**
   * The same of a log-in that failed.
   *
   * @param attemptedUser as whom somebody tried to sign in, null for nobody
   * @param hidden takes what stands under sensitive names
   */
  public Map<String, Object> of(RequestContent content, String attemptedUser, HiddenValues hidden) {
    Map<String, Object> data = new LinkedHashMap<>(4);
    if (!stored) {
      return data;
    }
    FieldValues values = new FieldValues(redactor, MAX_CHARS, hidden);
    if (attemptedUser != null) {
      boolean sensitive = redactor.isSensitive(ATTEMPTED_USER);
      data.put(ATTEMPTED_USER, sensitive ? Mark.REDACTED : values.name(attemptedUser));
    }
    if (content != null) {
      new ContentMembers(content, values).putInto(data);
    }
    return data;
  }

  /** The JSON of what the application gives for the column itself, whatever else is in the row. */
  String ofStated(Object stated) {
    return ofStated(stated, redactor.hidesNothing());
  }

  /**
   * The JSON of what the application gives for the column itself.
   *
   * @param stated a {@code String}, {@code Number}, {@code Boolean}, {@code List} or {@code Map} of
   *     these and null; a text that is JSON stands for itself
   * @param hidden what was taken out of the row elsewhere, and takes what is here
   * @return redacted and bounded as everything else; null if nothing is to be stored
   */
  public String ofStated(Object stated, HiddenValues hidden) {
    return stored ? BoundedJson.write(hidden.without(redacted(stated, hidden)), MAX_CHARS) : null;
  }

  private Object redacted(Object stated, HiddenValues hidden) {
    FieldValues values = new FieldValues(redactor, MAX_CHARS, hidden);
    boolean isText = stated instanceof String;
    String json = isText ? (String) stated : BoundedJson.write(stated, Integer.MAX_VALUE);
    try {
      return values.json(json);
    } catch (IOException noJson) {
      return isText ? values.value(json) : Mark.REDACTED;
    }
  }
}
