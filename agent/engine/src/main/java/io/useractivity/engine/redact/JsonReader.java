package io.useractivity.engine.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON and leaves out secrets as it goes: they never become part of what it makes. That is a
 * {@code Map}, {@code List}, {@code String}, {@link BoundedJson.Literal} or a list of these.
 */
final class JsonReader {

  private static final int MAX_DEPTH = 50;
  private static final int MAX_NUMBER_CHARS = 64;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // Names come from clients: no table of them may grow.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /** In {@code {"name": "password", "value": "abc"}} the first tells what the second is. */
  private static final Set<String> NAMING =
      set("name", "key", "field", "fieldname", "id", "param", "parameter", "property", "header");

  private static final Set<String> NAMED =
      set("value", "values", "val", "content", "data", "text", "newvalue", "oldvalue");

  private final JsonParser parser;
  private final FieldValues values;

  private JsonReader(JsonParser parser, FieldValues values) {
    this.parser = parser;
    this.values = values;
  }

  private static Set<String> set(String... names) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
  }

  static Object read(String json, FieldValues values) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      return new JsonReader(parser, values).document(false);
    }
  }

  /**
   * Reads a body in UTF-8, UTF-16 or UTF-32.
   *
   * @param cut whether the end may be missing: then the members that are complete are what is read
   */
  static Object read(byte[] json, boolean cut, FieldValues values) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      return new JsonReader(parser, values).document(cut);
    }
  }

  private Object document(boolean cut) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new IOException("nothing");
    }
    Object read;
    if (first == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      try {
        readObject(members);
      } catch (StreamReadException end) {
        // "tr" and nothing behind a comma are not the parser's own kind of an unexpected end.
        boolean ended =
            end instanceof JsonEOFException || parser.releaseBuffered(new StringWriter()) <= 0;
        if (!cut || !ended) {
          throw end;
        }
        members.put(BoundedJson.CUT, BoundedJson.Literal.TRUE);
        return members;
      }
      read = members;
    } else {
      read = value(first);
    }
    if (parser.nextToken() != null) {
      throw new IOException("more than one value");
    }
    return read;
  }

  private Object value(JsonToken token) throws IOException {
    values.count(2); // a digit and a comma at least
    switch (token) {
      case START_OBJECT:
        Map<String, Object> members = new LinkedHashMap<>();
        readObject(members);
        return members;
      case START_ARRAY:
        List<Object> elements = new ArrayList<>();
        int dropped = 0;
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          if (values.isFull()) {
            parser.skipChildren();
            dropped++;
          } else {
            elements.add(value(next));
          }
        }
        if (dropped > 0) {
          elements.add(new BoundedJson.Dropped(dropped));
        }
        return elements;
      case VALUE_STRING:
        return values.value(parser.getText());
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return number(parser.getText());
      case VALUE_TRUE:
        return BoundedJson.Literal.TRUE;
      case VALUE_FALSE:
        return BoundedJson.Literal.FALSE;
      default:
        return BoundedJson.Literal.NULL;
    }
  }

  /** Reads members up to the end of an object; a member counts when what follows it was read. */
  private void readObject(Map<String, Object> members) throws IOException {
    boolean isNamedSecret = false;
    String last = null;
    int dropped = 0;
    try {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean full = values.isFull();
        if (!full) {
          last = values.name(name);
          members.remove(last); // of members with the same name the last is the one
        }
        JsonToken token = parser.nextToken();
        isNamedSecret |=
            token == JsonToken.VALUE_STRING
                && NAMING.contains(FieldName.of(name).letters())
                && values.isSensitive(parser.getText());
        if (full) { // but for the name of a secret that stood before it
          parser.skipChildren();
          dropped++;
        } else if (values.isSensitive(name)) {
          parser.skipChildren();
          members.put(last, Mark.REDACTED);
        } else {
          members.put(last, value(token));
        }
      }
    } catch (IOException incomplete) {
      members.remove(last);
      throw incomplete;
    } finally {
      if (dropped > 0) {
        members.put(BoundedJson.DROPPED, new BoundedJson.Dropped(dropped));
      }
      if (isNamedSecret) {
        members.replaceAll(
            (name, value) -> NAMED.contains(FieldName.of(name).letters()) ? Mark.REDACTED : value);
      }
    }
  }

  private Object number(String text) throws IOException {
    if (values.isSecret(text)) {
      return Mark.REDACTED;
    }
    // Databases refuse what is no number in JSON or beyond a double's range: MySQL the whole row.
    boolean storable =
        text.length() <= MAX_NUMBER_CHARS
            && !parser.isNaN()
            && !Double.isInfinite(Double.parseDouble(text));
    return storable ? new BoundedJson.Literal(text) : values.value(text);
  }
}
