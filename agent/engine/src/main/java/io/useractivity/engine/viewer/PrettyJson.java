package io.useractivity.engine.viewer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;

/** JSON for people to read: a line for each value. */
final class PrettyJson {

  private static final JsonFactory JSON = new JsonFactory();

  private PrettyJson() {}

  /** The same text if it is no JSON. */
  static String of(String text) {
    StringWriter pretty = new StringWriter(text.length() * 2);
    try (JsonParser from = JSON.createParser(text);
        JsonGenerator to = JSON.createGenerator(pretty)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      to.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      while (from.nextToken() != null) {
        to.copyCurrentEventExact(from);
      }
    } catch (IOException noJson) {
      return text;
    }
    return pretty.toString();
  }
}
