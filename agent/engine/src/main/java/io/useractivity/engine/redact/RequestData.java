package io.useractivity.engine.redact;

import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.text.PercentEncoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  private static final String ATTEMPTED_USER = "attempted_user";

  /** How long the JSON may be, in UTF-16 code units. */
  public static final int MAX_CHARS = 16_384;

  private final Redactor redactor;
  private final boolean stored;
  private final FieldValues values;

  /**
   * @param stored false to store nothing
   */
  public RequestData(Redactor redactor, boolean stored) {
    this.redactor = redactor;
    this.stored = stored;
    this.values = new FieldValues(redactor);
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
    return of(content, null);
  }

  /**
   * The same of a log-in that failed.
   *
   * @param attemptedUser as whom somebody tried to sign in, null for nobody
   */
  public Map<String, Object> of(RequestContent content, String attemptedUser) {
    Map<String, Object> data = new LinkedHashMap<>();
    values.begin();
    if (attemptedUser != null && stored) {
      boolean sensitive = redactor.isSensitive(ATTEMPTED_USER);
      data.put(ATTEMPTED_USER, sensitive ? Mark.REDACTED : values.name(attemptedUser));
    }
    if (content == null || !stored) {
      return data;
    }
    MediaType type = MediaType.of(content.contentType());
    putIfAny(data, "query", query(content));
    putBody(data, content, type);
    if (!content.parts().isEmpty()) {
      data.put("parts", parts(content));
    }
    if (content.referer() != null) {
      data.put("referer", values.url(content.referer()));
    }
    return data;
  }

  /**
   * The JSON of what the application gives for the column itself.
   *
   * @param stated a {@code String}, {@code Number}, {@code Boolean}, {@code List} or {@code Map} of
   *     these and null; a text that is JSON stands for itself
   * @return redacted and bounded as everything else; null if nothing is to be stored
   */
  public String ofStated(Object stated) {
    values.begin();
    return stored ? BoundedJson.write(redacted(stated), MAX_CHARS) : null;
  }

  private Object redacted(Object stated) {
    boolean isText = stated instanceof String;
    String json = isText ? (String) stated : BoundedJson.write(stated, Integer.MAX_VALUE);
    try {
      return JsonReader.read(json, values);
    } catch (IOException noJson) {
      return isText ? values.value(json) : Mark.REDACTED;
    }
  }

  private static void putIfAny(Map<String, Object> data, String name, Map<String, Object> fields) {
    if (!fields.isEmpty()) {
      data.put(name, fields);
    }
  }

  private Map<String, Object> query(RequestContent content) {
    return content.query() == null
        ? new LinkedHashMap<>()
        : fields(content.query(), content.isQueryCut(), StandardCharsets.UTF_8);
  }

  private void putBody(Map<String, Object> data, RequestContent content, MediaType type) {
    byte[] body = content.body();
    putIfAny(data, "form", form(content, type));
    boolean told = (type.isForm() && !content.isBodyCut()) || !content.parts().isEmpty();
    if (body != null && type.isJson()) {
      told = putJson(data, content, type) && !content.isBodyCut();
    }
    if (body != null && !told && (body.length > 0 || content.bodyBytesRead() > 0)) {
      data.put("body", typeAndSize(content, type));
    }
  }

  /**
   * The container's parameters; where they hold no more than the query, since the application had
   * read the body itself or the container parses that of a POST alone, what the application read.
   */
  private Map<String, Object> form(RequestContent content, MediaType type) {
    Map<String, Object> parsed =
        content.parameters() == null ? new LinkedHashMap<>() : withoutQuery(content);
    if (!parsed.isEmpty() || content.body() == null || !type.isForm()) {
      return parsed;
    }
    Charset written = MediaType.charset(content.bodyEncoding());
    String encoded =
        new String(content.body(), written == null ? StandardCharsets.ISO_8859_1 : written);
    Charset charset = type.charset(content.encoding(), StandardCharsets.UTF_8);
    return fields(encoded, content.isBodyCut(), charset);
  }

  private boolean putJson(Map<String, Object> data, RequestContent content, MediaType type) {
    try {
      data.put("json", JsonReader.read(json(content, type), content.isBodyCut(), values));
      return true;
    } catch (IOException noJson) {
      return false;
    }
  }

  /** In an encoding that the reader of JSON finds out by itself. */
  private static byte[] json(RequestContent content, MediaType type) {
    Charset named = type.charset(content.bodyEncoding(), StandardCharsets.UTF_8);
    boolean readAsBytes = content.bodyEncoding() == null;
    return named.equals(StandardCharsets.UTF_8)
            || (readAsBytes && !named.equals(StandardCharsets.ISO_8859_1))
        ? content.body()
        : new String(content.body(), named).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> typeAndSize(RequestContent content, MediaType type) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (type.name() != null) {
      body.put("type", type.name());
    }
    if (content.bodyBytesRead() >= 0) {
      body.put("size", content.bodyBytesRead());
    }
    return body;
  }

  private List<Object> parts(RequestContent content) {
    List<Object> parts = new ArrayList<>();
    for (RequestContent.Part part : content.parts()) {
      Map<String, Object> told = new LinkedHashMap<>();
      if (part.name() != null) {
        told.put("name", values.name(part.name()));
      }
      if (part.isFile()) {
        told.put("file", BoundedJson.Literal.TRUE);
      }
      String type = MediaType.of(part.contentType()).name();
      if (type != null) {
        told.put("type", type);
      }
      if (part.size() >= 0) {
        told.put("size", part.size());
      }
      parts.add(told);
    }
    if (content.partsDropped() > 0) {
      parts.add(new BoundedJson.Dropped(content.partsDropped()));
    }
    return parts;
  }

  /**
   * The pairs of a query or form, of which the last may be incomplete.
   *
   * @param encoded bytes as ISO-8859-1, or characters
   */
  private Map<String, Object> fields(String encoded, boolean cut, Charset charset) {
    Map<String, Object> fields = new LinkedHashMap<>();
    int dropped = 0;
    int start = 0;
    while (start < encoded.length()) {
      int ampersand = encoded.indexOf('&', start);
      if (ampersand < 0 && cut) {
        break;
      }
      int end = ampersand < 0 ? encoded.length() : ampersand;
      if (end > start && values.isFull()) {
        dropped++;
      } else if (end > start) {
        addField(fields, encoded.substring(start, end), charset);
      }
      start = end + 1;
    }
    if (dropped > 0) {
      fields.put(BoundedJson.DROPPED, new BoundedJson.Dropped(dropped));
    }
    if (cut) {
      fields.put(BoundedJson.CUT, BoundedJson.Literal.TRUE);
    }
    return fields;
  }

  private void addField(Map<String, Object> fields, String pair, Charset charset) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    values.add(
        fields,
        PercentEncoding.decode(name, true, charset),
        PercentEncoding.decode(value, true, charset));
  }

  /** The container puts the values of the query before those of the form. */
  @SuppressWarnings("ReferenceEquality") // an equal value that is not the last one is whole
  private Map<String, Object> withoutQuery(RequestContent content) {
    Map<String, Integer> inQuery = new LinkedHashMap<>();
    if (content.query() != null) {
      for (String pair : content.query().split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        inQuery.merge(PercentEncoding.decode(name, true, StandardCharsets.UTF_8), 1, Integer::sum);
      }
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    int dropped = content.parametersDropped();
    String half = halfValue(content);
    for (Map.Entry<String, String[]> parameter : content.parameters().entrySet()) {
      String[] all = parameter.getValue();
      for (int i = inQuery.getOrDefault(parameter.getKey(), 0); i < all.length; i++) {
        if (values.isFull()) {
          dropped++;
        } else if (half == null || all[i] != half) {
          values.add(fields, parameter.getKey(), all[i] == null ? "" : all[i]);
        }
      }
    }
    if (dropped > 0) {
      fields.put(BoundedJson.DROPPED, new BoundedJson.Dropped(dropped));
    }
    if (content.isLastParameterCut()) {
      fields.put(BoundedJson.CUT, BoundedJson.Literal.TRUE);
    }
    return fields;
  }

  /** A value that may end in half a secret which nobody would know for one; null for none. */
  private static String halfValue(RequestContent content) {
    String[] last = {};
    if (content.isLastParameterCut()) {
      for (String[] each : content.parameters().values()) {
        last = each;
      }
    }
    String value = last.length == 0 ? null : last[last.length - 1];
    return value == null || value.length() >= Redactor.MAX_LOOKED_AT ? null : value;
  }
}
