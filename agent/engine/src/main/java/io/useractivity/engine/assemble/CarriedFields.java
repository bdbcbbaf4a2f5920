package io.useractivity.engine.assemble;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.redact.ClientJson;
import io.useractivity.engine.text.QueryParameters;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Goes through the fields that a request carried: of its query, of a form, of a JSON object and of
 * the objects that are its members. Not redacted, so nothing of it may be stored. For one thread.
 */
final class CarriedFields {

  /** What is told of each field. */
  interface Visitor {

    /**
     * There is a field.
     *
     * @param value of several the last one; null for none that is a text or a number
     */
    void field(String name, String value);
  }

  private final Visitor visitor;

  CarriedFields(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Visits the fields.
   *
   * @param content may be null
   * @return whether all that the request carried could be read, though there may be none
   */
  boolean visit(RequestContent content) {
    if (content == null) {
      return false;
    }
    MediaType type = MediaType.of(content.contentType());
    boolean hasBody = content.body() != null;
    if (content.parameters() != null) {
      for (Map.Entry<String, String[]> parameter : content.parameters().entrySet()) {
        String[] values = parameter.getValue();
        visitor.field(parameter.getKey(), values.length == 0 ? null : values[values.length - 1]);
      }
    } else if (content.query() != null) {
      visitPairs(content.query(), StandardCharsets.UTF_8);
    }
    if (hasBody && type.isForm() && !areParsed(content)) {
      visitPairs(
          new String(content.body(), StandardCharsets.ISO_8859_1),
          type.charset(content.encoding(), StandardCharsets.UTF_8));
      return true;
    }
    if (hasBody && type.isJson()) {
      return visitJson(content.body());
    }
    return content.parameters() != null;
  }

  /** Whether the container's parameters hold more than the query, so the form. */
  private static boolean areParsed(RequestContent content) {
    if (content.parameters() == null) {
      return false;
    }
    Set<String> inQuery = new HashSet<>();
    if (content.query() != null) {
      QueryParameters query = new QueryParameters(content.query(), StandardCharsets.UTF_8);
      while (query.next()) {
        inQuery.add(query.name());
      }
    }
    return !inQuery.containsAll(content.parameters().keySet());
  }

  private void visitPairs(String encoded, Charset charset) {
    QueryParameters parameters = new QueryParameters(encoded, charset);
    while (parameters.next()) {
      visitor.field(parameters.name(), parameters.value());
    }
  }

  private boolean visitJson(byte[] json) {
    try (JsonParser parser = ClientJson.parser(json)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        visitMembers(parser, true);
      }
      return true;
    } catch (IOException cutOrNoJson) {
      return false; // What was found before counts.
    }
  }

  /** Variables of GraphQL are of anything. */
  private void visitMembers(JsonParser parser, boolean descends) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && descends && !field.equals("variables")) {
        visitMembers(parser, false);
      } else {
        visitor.field(field, value == JsonToken.VALUE_STRING ? parser.getText() : null);
        parser.skipChildren();
      }
    }
  }
}
