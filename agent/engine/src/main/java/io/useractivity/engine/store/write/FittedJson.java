package io.useractivity.engine.store.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.useractivity.engine.text.JsonMarks;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes JSON fit without making it anything but JSON: members are left out and counted. */
final class FittedJson {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Names come from clients: no table of them may grow, or be made to collide.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private FittedJson() {}

  /**
   * Leaves out members from the end of an object until it fits. An object that fits is not parsed:
   * rows have JSON that the agent has just written.
   *
   * @param fits whether a text can be stored
   * @return the same object if it fits and is JSON; null if it is no JSON or can't be made to fit
   */
  static String fit(String json, Predicate<String> fits) {
    boolean fitting = fits.test(json);
    if (fitting && json.startsWith("{") && json.endsWith("}")) {
      return json;
    }
    try {
      List<String> members = members(json);
      if (fitting) {
        return json;
      }
      for (int kept = members.size() - 1; kept >= 0; kept--) {
        String shorter = object(members.subList(0, kept), members.size() - kept);
        if (fits.test(shorter)) {
          return shorter;
        }
      }
      String all = object(new ArrayList<>(), 1);
      return fits.test(all) ? all : null;
    } catch (IOException noJson) {
      return null;
    }
  }

  /** Each member of an object as {@code "name":value}; none of any other value. */
  private static List<String> members(String json) throws IOException {
    List<String> members = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new IOException("nothing");
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          members.add(member(parser));
        }
      }
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
    }
    return members;
  }

  private static String member(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      generator.copyCurrentStructure(parser);
      generator.writeEndObject();
    }
    String object = text.toString();
    return object.substring(1, object.length() - 1);
  }

  private static String object(List<String> members, int dropped) {
    String kept = String.join(",", members);
    return "{"
        + kept
        + (kept.isEmpty() ? "" : ",")
        + "\""
        + JsonMarks.DROPPED
        + "\":"
        + dropped
        + "}";
  }
}
