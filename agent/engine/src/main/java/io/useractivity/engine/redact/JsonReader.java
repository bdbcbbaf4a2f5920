package io.useractivity.engine.redact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.useractivity.engine.text.JsonMarks;
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

  private static final int MAX_NUMBER_CHARS = 64;

  /** How deep JSON may stand in texts of JSON. */
  private static final int MAX_QUOTED_JSON = 3;

  /** In {@code {"name": "password", "value": "abc"}} the first tells what the second is. */
  private static final Set<String> NAMING =
      set("name", "key", "field", "fieldname", "id", "param", "parameter", "property", "header");

  private static final Set<String> NAMED =
      set("value", "values", "val", "content", "data", "text", "newvalue", "oldvalue");

  private final JsonParser parser;
  private final FieldTexts texts;
  private final int quoted;

  /**
   * @param quoted how many texts this JSON stands in
   */
  private JsonReader(JsonParser parser, FieldTexts texts, int quoted) {
    this.parser = parser;
    this.texts = texts;
    this.quoted = quoted;
  }

  private static Set<String> set(String... names) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
  }

  static Object read(String json, FieldTexts texts) throws IOException {
    return read(json, texts, 0);
  }

  private static Object read(String json, FieldTexts texts, int quoted) throws IOException {
    try (JsonParser parser = ClientJson.parser(json)) {
      return new JsonReader(parser, texts, quoted).document(false);
    }
  }

  /**
   * Reads a body in UTF-8, UTF-16 or UTF-32.
   *
   * @param cut whether the end may be missing: then the members that are complete are what is read
   */
  static Object read(byte[] json, boolean cut, FieldTexts texts) throws IOException {
    try (JsonParser parser = ClientJson.parser(json)) {
      return new JsonReader(parser, texts, 0).document(cut);
    }
  }

  /** A text: if it is JSON itself, it is redacted as such. */
  static String text(String text, FieldTexts texts) {
    return text(text, texts, 0);
  }

  private static String text(String text, FieldTexts texts, int quoted) {
    return beginsAsJson(text) ? quotedJson(text, texts, quoted) : texts.value(text);
  }

  /** Whether a text begins as JSON with names in it does. */
  private static boolean beginsAsJson(String text) {
    int i = 0;
    boolean open = false;
    while (i < text.length()
        && (text.charAt(i) <= ' ' || "[{\ufeff".indexOf(text.charAt(i)) >= 0)) {
      open |= text.charAt(i) == '[' || text.charAt(i) == '{';
      i++;
    }
    return open && i < text.length() && text.charAt(i) == '"';
  }

  /** JSON within a text, redacted in its turn; what claims to be JSON and is none is withheld. */
  private static String quotedJson(String text, FieldTexts texts, int quoted) {
    if (quoted == MAX_QUOTED_JSON || !texts.budget().hasUnreadable()) {
      texts.budget().spend(Mark.REDACTED.length());
      return Mark.REDACTED;
    }
    try {
      return BoundedJson.write(read(text, texts, quoted + 1), FieldTexts.MAX_VALUE_CODE_POINTS);
    } catch (IOException noJson) {
      texts.budget().spendUnreadable();
      return Mark.REDACTED;
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
        members.put(JsonMarks.CUT, BoundedJson.Literal.TRUE);
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
    texts.budget().spend(2); // a digit and a comma at least
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
          if (texts.budget().isSpent()) {
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
        return text(parser.getText(), texts, quoted);
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
        boolean full = texts.budget().isSpent();
        if (!full) {
          last = texts.name(name);
          members.remove(last); // of members with the same name the last is the one
        }
        JsonToken token = parser.nextToken();
        isNamedSecret |=
            token == JsonToken.VALUE_STRING
                && NAMING.contains(FieldName.of(name).letters())
                && texts.isSensitive(parser.getText());
        if (full) { // but for the name of a secret that stood before it
          parser.skipChildren();
          dropped++;
        } else if (texts.isSensitive(name)) {
          members.put(last, texts.hidden().hide(name, parser));
        } else {
          members.put(last, value(token));
        }
      }
    } catch (IOException incomplete) {
      members.remove(last);
      throw incomplete;
    } finally {
      if (dropped > 0) {
        members.put(JsonMarks.DROPPED, new BoundedJson.Dropped(dropped));
      }
      if (isNamedSecret) {
        members.replaceAll(
            (name, value) -> NAMED.contains(FieldName.of(name).letters()) ? Mark.REDACTED : value);
      }
    }
  }

  private Object number(String text) throws IOException {
    if (texts.isSecret(text)) {
      return Mark.REDACTED;
    }
    // Databases refuse what is no number in JSON or beyond a double's range: MySQL the whole row.
    boolean storable =
        text.length() <= MAX_NUMBER_CHARS
            && !parser.isNaN()
            && !Double.isInfinite(Double.parseDouble(text));
    return storable ? new BoundedJson.Literal(text) : text(text, texts, quoted);
  }
}
