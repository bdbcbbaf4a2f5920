package io.useractivity.engine.redact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.useractivity.engine.text.JsonMarks;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON and leaves out secrets as it goes: they never become part of what it makes. That is a
 * {@code Map}, {@code List}, {@code String}, {@link BoundedJson.Literal} or a list of these.
 */
final class JsonReader {

  /** Below the object that {@code request_data} is. */
  private static final int BODY_LEVEL = 2;

  /** How deep JSON may stand in texts of JSON. */
  private static final int MAX_QUOTED_JSON = 3;

  private final JsonParser parser;
  private final FieldTexts texts;
  private final int quoted;

  /** What secret the object that was read last is about; null for none. */
  private String namedSecret;

  /**
   * @param quoted how many texts this JSON stands in
   */
  private JsonReader(JsonParser parser, FieldTexts texts, int quoted) {
    this.parser = parser;
    this.texts = texts;
    this.quoted = quoted;
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
        readObject(members, BODY_LEVEL);
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
      read = value(first, BODY_LEVEL);
    }
    if (parser.nextToken() != null) {
      throw new IOException("more than one value");
    }
    return read;
  }

  private Object value(JsonToken token, int level) throws IOException {
    texts.budget().spend(2); // a digit and a comma at least
    boolean container = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    if (container && level > BoundedJson.MAX_LEVELS) {
      parser.skipChildren();
      return new BoundedJson.Dropped(1);
    }
    switch (token) {
      case START_OBJECT:
        Map<String, Object> members = new LinkedHashMap<>();
        readObject(members, level);
        return members;
      case START_ARRAY:
        return array(level);
      case VALUE_STRING:
        String text = parser.getText();
        return FormState.isBulk(text) ? FormState.size(text.length()) : text(text, texts, quoted);
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

  private List<Object> array(int level) throws IOException {
    List<Object> elements = new ArrayList<>();
    int dropped = 0;
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      if (texts.budget().isSpent()) {
        parser.skipChildren();
        dropped++;
      } else {
        elements.add(value(next, level + 1));
      }
    }
    PlacedValues.hide(elements, !parser.getParsingContext().inObject(), texts);
    if (dropped > 0) {
      elements.add(new BoundedJson.Dropped(dropped));
    }
    return elements;
  }

  /** Reads members up to the end of an object; a member counts when what follows it was read. */
  private void readObject(Map<String, Object> members, int level) throws IOException {
    Siblings siblings = new Siblings(texts);
    String last = null;
    int dropped = 0;
    boolean complete = false;
    try {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean full = texts.budget().isSpent();
        if (!full) {
          last = texts.name(parser.currentName());
          members.remove(last); // of members with the same name the last is the one
        }
        Object value = member(siblings, full, last, level);
        if (full) {
          dropped++;
        } else {
          members.put(last, value);
        }
      }
      complete = true;
    } catch (IOException incomplete) {
      members.remove(last);
      throw incomplete;
    } finally {
      if (dropped > 0) {
        members.put(JsonMarks.DROPPED, new BoundedJson.Dropped(dropped));
      }
      siblings.hideIn(members, complete);
    }
    namedSecret = siblings.secretName();
  }

  /**
   * Reads a member of which the name is the current token.
   *
   * @param full whether only what it tells of its siblings is wanted
   * @param key what it is stored under
   */
  private Object member(Siblings siblings, boolean full, String key, int level) throws IOException {
    String name = parser.currentName();
    Set<MemberRole> roles = MemberRole.of(name);
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_STRING) {
      siblings.addText(name, roles, parser.getText());
    }
    if (full) {
      parser.skipChildren();
      return null;
    }
    if (isSecret(name, token)) {
      return token == JsonToken.START_ARRAY
          ? secretArray(siblings, name)
          : texts.hidden().hide(name, parser);
    }
    namedSecret = null;
    boolean choice = token == JsonToken.VALUE_STRING && texts.isSensitive(name);
    Object value = choice ? texts.choice(parser.getText()) : value(token, level + 1);
    if (token == JsonToken.START_OBJECT
        && namedSecret != null
        && roles.contains(MemberRole.NAMES)) {
      siblings.addNameOfSecret(namedSecret);
    }
    siblings.add(name, roles, key, value);
    return token.isStructStart() && texts.isSensitive(name) ? texts.hide(name, value) : value;
  }

  /** Whether what begins with a token must go, as far as its name alone tells. */
  private boolean isSecret(String name, JsonToken token) throws IOException {
    return token.isStructStart()
        ? texts.isSensitive(name) && !texts.isAboutSecret(name)
        : texts.hides(name, parser.getText());
  }

  /** Under a sensitive name, which may be that of keys. */
  private String secretArray(Siblings siblings, String name) throws IOException {
    boolean chosen = texts.isForChosenSecrets(name);
    List<Object> names = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      boolean named = next == JsonToken.VALUE_STRING && texts.namesSecret(parser.getText());
      names.add(named ? parser.getText() : null);
      if (!named || chosen) { // a password may be a word such as monkey, which ends as names do
        texts.hidden().hide(name, parser);
      }
    }
    siblings.addNames(names);
    return Mark.REDACTED;
  }

  private Object number(String text) {
    if (texts.isSecret(text)) {
      return Mark.REDACTED;
    }
    return StorableNumber.is(text) ? new BoundedJson.Literal(text) : text(text, texts, quoted);
  }
}
