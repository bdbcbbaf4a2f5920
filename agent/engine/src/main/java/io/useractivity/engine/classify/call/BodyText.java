package io.useractivity.engine.classify.call;

import io.useractivity.engine.record.RequestContent;
import java.nio.charset.StandardCharsets;

/** The beginning of a body, of which the names that are looked for are in ASCII. */
final class BodyText {

  /** As much is looked at. */
  private static final int MAX_CHARS = 8_192;

  private BodyText() {}

  /** Empty for none. */
  static String of(RequestContent content) {
    if (content == null || content.body() == null) {
      return "";
    }
    byte[] body = content.body();
    return new String(body, 0, Math.min(body.length, MAX_CHARS), StandardCharsets.ISO_8859_1);
  }
}
