package io.useractivity.engine.assemble;

import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.redact.BoundedJson;
import io.useractivity.engine.redact.FieldValues;
import io.useractivity.engine.redact.FormFields;
import io.useractivity.engine.redact.Redactor;
import io.useractivity.engine.text.QueryParameters;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the members of {@code request_data} of one request's content. For one thread. */
final class ContentMembers {

  private final RequestContent content;
  private final MediaType type;
  private final FieldValues values;

  ContentMembers(RequestContent content, FieldValues values) {
    this.content = content;
    this.type = MediaType.of(content.contentType());
    this.values = values;
  }

  /** Puts in what there is, in the order in which it counts while there is room. */
  void putInto(Map<String, Object> data) {
    if (content.query() != null) {
      QueryParameters query = new QueryParameters(content.query(), StandardCharsets.UTF_8);
      putIfAny(data, "query", fields(query, content.isQueryCut()));
    }
    putBody(data);
    if (!content.parts().isEmpty()) {
      data.put("parts", parts());
    }
    if (content.referer() != null) {
      data.put("referer", values.url(content.referer()));
    }
  }

  private static void putIfAny(Map<String, Object> data, String name, Map<String, Object> fields) {
    if (!fields.isEmpty()) {
      data.put(name, fields);
    }
  }

  private void putBody(Map<String, Object> data) {
    byte[] body = content.body();
    putIfAny(data, "form", form());
    boolean told = (type.isForm() && !content.isBodyCut()) || !content.parts().isEmpty();
    if (body != null && type.isJson()) {
      told = putJson(data) && !content.isBodyCut();
    }
    if (body != null && !told && (body.length > 0 || content.bodyBytesRead() > 0)) {
      data.put("body", typeAndSize());
    }
  }

  /**
   * The container's parameters; where they hold no more than the query, since the application had
   * read the body itself or the container parses that of a POST alone, what the application read.
   */
  private Map<String, Object> form() {
    Map<String, Object> parsed =
        content.parameters() == null ? Collections.emptyMap() : withoutQuery();
    if (!parsed.isEmpty() || content.body() == null || !type.isForm()) {
      return parsed;
    }
    Charset written = MediaType.charset(content.bodyEncoding());
    String encoded =
        new String(content.body(), written == null ? StandardCharsets.ISO_8859_1 : written);
    Charset charset = type.charset(content.encoding(), StandardCharsets.UTF_8);
    return fields(new QueryParameters(encoded, charset), content.isBodyCut());
  }

  private boolean putJson(Map<String, Object> data) {
    try {
      data.put("json", values.json(json(), content.isBodyCut()));
      return true;
    } catch (IOException noJson) {
      return false;
    }
  }

  /** In an encoding that the reader of JSON finds out by itself. */
  private byte[] json() {
    Charset named = type.charset(content.bodyEncoding(), StandardCharsets.UTF_8);
    boolean readAsBytes = content.bodyEncoding() == null;
    return named.equals(StandardCharsets.UTF_8)
            || (readAsBytes && !named.equals(StandardCharsets.ISO_8859_1))
        ? content.body()
        : new String(content.body(), named).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> typeAndSize() {
    Map<String, Object> body = new LinkedHashMap<>();
    if (type.name() != null) {
      body.put("type", type.name());
    }
    if (content.bodyBytesRead() >= 0) {
      body.put("size", content.bodyBytesRead());
    }
    return body;
  }

  private List<Object> parts() {
    List<Object> parts = new ArrayList<>();
    for (RequestContent.Part part : content.parts()) {
      Map<String, Object> told = new LinkedHashMap<>();
      if (part.name() != null) {
        told.put("name", values.name(part.name()));
      }
      if (part.isFile()) {
        told.put("file", BoundedJson.Literal.TRUE);
      }
      String partType = MediaType.of(part.contentType()).name();
      if (partType != null) {
        told.put("type", partType);
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
   * The pairs of a query or form.
   *
   * @param cut whether the last one may be incomplete
   */
  private Map<String, Object> fields(QueryParameters pairs, boolean cut) {
    FormFields fields = values.fields();
    while (pairs.next() && !(cut && pairs.isAtEnd())) {
      fields.add(pairs.name(), pairs.value());
    }
    if (cut) {
      fields.markCut();
    }
    return fields.finished();
  }

  /** The container puts the values of the query before those of the form. */
  @SuppressWarnings("ReferenceEquality") // an equal value that is not the last one is whole
  private Map<String, Object> withoutQuery() {
    Map<String, Integer> inQuery = new LinkedHashMap<>();
    if (content.query() != null) {
      QueryParameters query = new QueryParameters(content.query(), StandardCharsets.UTF_8);
      while (query.next()) {
        inQuery.merge(query.name(), 1, Integer::sum);
      }
    }
    FormFields fields = values.fields();
    fields.addDropped(content.parametersDropped());
    String half = halfValue();
    for (Map.Entry<String, String[]> parameter : content.parameters().entrySet()) {
      String[] all = parameter.getValue();
      for (int i = inQuery.getOrDefault(parameter.getKey(), 0); i < all.length; i++) {
        if (half == null || all[i] != half) {
          fields.add(parameter.getKey(), all[i] == null ? "" : all[i]);
        }
      }
    }
    if (content.isLastParameterCut()) {
      fields.markCut();
    }
    return fields.finished();
  }

  /** A value that may end in half a secret which nobody would know for one; null for none. */
  private String halfValue() {
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
