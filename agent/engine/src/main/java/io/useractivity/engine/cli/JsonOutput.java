package io.useractivity.engine.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;

/** A result as one JSON document, in UTF-8 whatever the terminal's encoding; immutable. */
final class JsonOutput {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private JsonOutput() {}

  /**
   * Writes it.
   *
   * @param document maps, lists, texts, numbers and truth values
   */
  static void print(Object document, PrintStream out) throws IOException {
    byte[] bytes = MAPPER.writeValueAsBytes(document);
    out.write(bytes, 0, bytes.length);
    out.println();
    out.flush();
  }
}
