package io.useractivity.engine.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Where in what is stored of a request something was taken out. */
public final class RedactedPlaces {

  private static final JsonFactory JSON = new JsonFactory();

  private RedactedPlaces() {}

  /**
   * Names of members with dots between, such as {@code form.password}, as often as they come.
   *
   * @param requestData the column's JSON; null for none
   */
  public static List<String> in(String requestData) {
    if (requestData == null || requestData.indexOf(Mark.REDACTED) < 0) {
      return new ArrayList<>();
    }
    List<String> places = new ArrayList<>();
    Deque<String> names = new ArrayDeque<>();
    try (JsonParser parser = JSON.createParser(requestData)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          if (parser.currentName().contains(Mark.REDACTED)) {
            places.add(path(names, "a name"));
          }
        } else if (token.isStructStart()) {
          String name = parser.getParsingContext().getParent().getCurrentName();
          names.addLast(name == null ? "" : name);
        } else if (token.isStructEnd()) {
          names.removeLast();
        } else if (token == JsonToken.VALUE_STRING && parser.getText().contains(Mark.REDACTED)) {
          places.add(path(names, parser.currentName()));
        }
      }
    } catch (IOException cutShort) {
      // What was found so far is there.
    }
    return places;
  }

  private static String path(Deque<String> names, String last) {
    StringBuilder path = new StringBuilder();
    for (Iterator<String> name = names.iterator(); name.hasNext(); ) {
      append(name.next(), path);
    }
    append(last, path);
    return path.toString();
  }

  /** Elements of arrays have no names. */
  private static void append(String name, StringBuilder path) {
    if (name != null && !name.isEmpty()) {
      path.append(path.length() == 0 ? "" : ".").append(name);
    }
  }
}
