package io.useractivity.engine.viewer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers with the headers that all pages have. They are not compressed: what a page repeats of its
 * address would help to guess, by the length, what else is on it (BREACH). Immutable.
 */
final class Replies {

  private final String policy;
  private final String frames;

  /**
   * @param frameAncestors who may frame the pages; none for nobody
   */
  Replies(List<String> frameAncestors) {
    String ancestors = frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors);
    this.policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src"
            + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
            + ancestors;
    // For browsers without the policy; those know no list.
    this.frames =
        frameAncestors.isEmpty()
            ? "DENY"
            : frameAncestors.size() == 1 && frameAncestors.contains("'self'") ? "SAMEORIGIN" : null;
  }

  ViewResponse html(int status, String page) {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = headers("text/html; charset=utf-8");
    headers.put("Content-Length", String.valueOf(bytes.length));
    return ViewResponse.of(status, headers, bytes);
  }

  /** A file to be kept, written as it is read. */
  ViewResponse download(String type, String name, ViewResponse.Body body) {
    Map<String, String> headers = headers(type);
    headers.put("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return ViewResponse.streamed(headers, body);
  }

  private Map<String, String> headers(String type) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put("Content-Security-Policy", policy);
    headers.put("X-Content-Type-Options", "nosniff");
    if (frames != null) {
      headers.put("X-Frame-Options", frames);
    }
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
    headers.put("X-Robots-Tag", "noindex, nofollow");
    return headers;
  }
}
