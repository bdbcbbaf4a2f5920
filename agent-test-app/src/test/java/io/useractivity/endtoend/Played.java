package io.useractivity.endtoend;

import io.useractivity.servers.Rows;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as a client sent it and what came back.
 *
 * @param path below the context path, with the query
 * @param expected the status that Tomcat gives
 */
public record Played(String method, String path, int expected, HttpResponse<byte[]> response) {

  /** As {@link Rows.Row#line} tells it: with the status that the client saw. */
  public String line(String context) {
    String endpoint = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    return method + " " + context + endpoint + " " + response.statusCode();
  }

  /**
   * All that the client saw. Normalised are the header {@code Date}, the server's port and the
   * values of session ids, in cookies and bodies; nothing else.
   */
  public String told() {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers().map());
    headers.replace("Date", List.of("normalised"));
    String all =
        method
            + " "
            + path
            + " -> "
            + response.statusCode()
            + " "
            + headers
            + " "
            + new String(response.body(), StandardCharsets.ISO_8859_1);
    return all.replace(response.uri().getAuthority(), "normalised")
        .replaceAll("JSESSIONID=[\\w.!-]+", "JSESSIONID=normalised");
  }
}
