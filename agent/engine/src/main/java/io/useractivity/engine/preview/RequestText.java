package io.useractivity.engine.preview;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP request as text: the request line, headers, an empty line, the body. Lines may end with
 * or without a carriage return, and the protocol may be left out. Immutable.
 */
public final class RequestText {

  private final String method;
  private final String path;
  private final String query;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private RequestText(
      String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
  }

  public static RequestText parse(byte[] text) throws UnreadableRequestException {
    int bodyStart = endOfHead(text);
    String head = new String(text, 0, bodyStart, StandardCharsets.UTF_8);
    String[] lines = head.split("\r?\n", -1);
    String[] first = lines[0].trim().split("\\s+", -1);
    if (first.length < 2 || first.length > 3 || !first[0].matches("[A-Za-z]+")) {
      throw new UnreadableRequestException(
          "The first line is \""
              + lines[0].trim()
              + "\" and has to be a request line, such as POST /orders?x=1 HTTP/1.1.");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].trim().isEmpty()) {
        addHeader(lines[i], i + 1, headers);
      }
    }
    String target = withoutHost(first[1], headers);
    int question = target.indexOf('?');
    return new RequestText(
        first[0],
        question < 0 ? target : target.substring(0, question),
        question < 0 ? null : target.substring(question + 1),
        headers,
        Arrays.copyOfRange(text, bodyStart, text.length));
  }

  private static void addHeader(String line, int number, Map<String, List<String>> headers)
      throws UnreadableRequestException {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw new UnreadableRequestException(
          "Line "
              + number
              + " is \""
              + line.trim()
              + "\" and has to be a header, such as Content-Type: application/json; an empty line"
              + " comes before the body.");
    }
    headers
        .computeIfAbsent(
            line.substring(0, colon).trim().toLowerCase(Locale.ROOT), first -> new ArrayList<>())
        .add(line.substring(colon + 1).trim());
  }

  /** What a proxy is sent has the host in the request line. */
  private static String withoutHost(String target, Map<String, List<String>> headers)
      throws UnreadableRequestException {
    int scheme = target.indexOf("://");
    int query = target.indexOf('?');
    if (scheme > 0 && (query < 0 || scheme < query)) {
      int path = target.indexOf('/', scheme + 3);
      String host = path < 0 ? target.substring(scheme + 3) : target.substring(scheme + 3, path);
      headers.put("host", Collections.singletonList(host));
      return path < 0 ? "/" : target.substring(path);
    }
    if (!target.startsWith("/")) {
      throw new UnreadableRequestException(
          "The path is \"" + target + "\" and has to begin with a slash.");
    }
    return target;
  }

  /** The position of the body, behind the first empty line. */
  private static int endOfHead(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        int next = i + 1 < text.length && text[i + 1] == '\r' ? i + 2 : i + 1;
        if (next < text.length && text[next] == '\n') {
          return next + 1;
        }
      }
    }
    return text.length;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /** Null for none. */
  String query() {
    return query;
  }

  /** By their names in lower case, each with its lines. */
  Map<String, List<String>> headers() {
    return headers;
  }

  /** All lines of a header with commas between; null for none. */
  String header(String name) {
    List<String> lines = headers.get(name);
    return lines == null ? null : String.join(", ", lines);
  }

  byte[] body() {
    return body.clone();
  }
}
