package io.useractivity.engine.capture.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The claims of a JSON Web Token (RFC 7519) as it was sent: decoded, not verified. Whoever lets a
 * request through has to verify it; the row only says what the request claimed. Immutable.
 */
final class BearerToken {

  private static final BearerToken NONE = new BearerToken(Collections.emptyMap());

  private static final int LONGEST = 16 * 1024;

  /** Nothing of it stays with the application's threads, as Jackson's usual buffers would. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
          .build();

  private final Map<String, Object> claims;

  private BearerToken(Map<String, Object> claims) {
    this.claims = claims;
  }

  /**
   * Reads the header {@code Authorization}.
   *
   * @param authorization may be null
   * @return without claims if that is no bearer token, or not a JSON Web Token
   */
  static BearerToken of(String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
      return NONE;
    }
    int first = authorization.indexOf('.');
    int second = authorization.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      return NONE;
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(authorization.substring(first + 1, second));
      try (JsonParser parser = JSON.createParser(payload)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          return NONE;
        }
        return new BearerToken(object(parser));
      }
    } catch (IOException | IllegalArgumentException noToken) {
      return NONE;
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        return object(parser);
      case START_ARRAY:
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        return elements;
      case VALUE_STRING:
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return parser.getText();
      default:
        return null;
    }
  }

  /** One claim: a text, a map or a list; null if there is none. */
  Object claim(String name) {
    return claims.get(name);
  }
}
