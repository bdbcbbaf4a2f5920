package io.useractivity.engine.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** Parsers for JSON that anybody may have sent. */
public final class ClientJson {

  /** Each level costs the parser some bytes; what is stored, and recursion, are bounded by less. */
  private static final int MAX_DEPTH = 100_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // What is read is bounded already, and no number is ever calculated.
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // Names come from clients: no table of them may grow.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private ClientJson() {}

  public static JsonParser parser(String json) throws IOException {
    return JSON.createParser(json);
  }

  /** Finds out by itself whether it is in UTF-8, UTF-16 or UTF-32. */
  public static JsonParser parser(byte[] json) throws IOException {
    return JSON.createParser(json);
  }
}
