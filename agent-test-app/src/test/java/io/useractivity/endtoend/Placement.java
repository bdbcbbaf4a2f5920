package io.useractivity.endtoend;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A place where applications put secrets, with an ordinary text beside it.
 *
 * @param name what a failure says
 * @param request makes the request, of the secret and of the ordinary text
 */
record Placement(String name, BiFunction<String, String, Request> request) {

  /**
   * One request, to be sent by a real client.
   *
   * @param body each byte as a character, null for none
   */
  record Request(
      String method, String path, String contentType, String body, List<String> headers) {

    static Request get(String path, String... headers) {
      return new Request("GET", path, null, null, List.of(headers));
    }

    static Request post(String path, String contentType, String body) {
      return new Request("POST", path, contentType, bytes(body, StandardCharsets.UTF_8), List.of());
    }
  }

  private static final String ECHO = "/app/diagnostics/echo";
  private static final String FORM = "application/x-www-form-urlencoded";

  static List<Placement> all() {
    List<Placement> all = new ArrayList<>();
    for (String name : Corpus.section("names")) {
      add(all, "query " + name, (s, k) -> query(encoded(name) + "=" + s + "&note=" + k));
      add(all, "form " + name, (s, k) -> form("note=" + k + "&" + encoded(name) + "=" + s));
      add(
          all,
          "JSON " + name,
          (s, k) -> json("{\"" + name + "\":\"" + s + "\",\"note\":\"" + k + "\"}"));
    }
    for (String shape : Corpus.section("json")) {
      add(all, "JSON " + shape, (s, k) -> json(Corpus.filled(shape, s, k)));
      add(all, "JSON by a reader " + shape, (s, k) -> jsonByReader(Corpus.filled(shape, s, k)));
    }
    for (String shape : Corpus.section("pairs")) {
      if (isAddress(shape)) {
        add(all, "query " + shape, (s, k) -> query(Corpus.filled(shape, s, k)));
      }
      add(all, "form " + shape, (s, k) -> form(Corpus.filled(shape, s, k)));
      add(
          all,
          "Referer " + shape,
          (s, k) -> referer("https://x.example/p?" + Corpus.filled(shape, s, k)));
    }
    for (String shape : Corpus.section("forms")) {
      add(all, "form " + shape, (s, k) -> form(Corpus.filled(shape, s, k)));
    }
    for (String shape : Corpus.section("texts")) {
      add(all, "exception " + shape, (s, k) -> failure(Corpus.filled(shape, s, k)));
      if (shape.indexOf('\n') < 0) { // no client sends that in a header
        add(all, "user agent " + shape, (s, k) -> agent(Corpus.filled(shape, s, k)));
      }
      add(
          all,
          "value " + shape,
          (s, k) -> query("v=" + encoded(Corpus.filled(shape, s, k)) + "&note=" + k));
      add(all, "call " + shape, (s, k) -> note(Corpus.filled(shape, s, k)));
    }
    inOddBodies(all);
    inPaths(all);
    inHeaders(all);
    byTheirLooks(all);
    inLogIns(all);
    return all;
  }

  private static void inOddBodies(List<Placement> all) {
    for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      add(
          all,
          "JSON in " + charset,
          (s, k) ->
              new Request(
                  "POST",
                  ECHO,
                  "application/json",
                  bytes("{\"note\":\"" + k + "\",\"password\":\"" + s + "\"}", charset),
                  List.of()));
    }
    add(
        all,
        "JSON of a vendor",
        (s, k) ->
            Request.post(
                ECHO,
                "application/vnd.api+json; charset=UTF-8",
                "{\"note\":\"" + k + "\",\"password\":\"" + s + "\"}"));
    add(
        all,
        "JSON longer than what is copied",
        (s, k) ->
            json(
                "{\"note\":\""
                    + k
                    + "\",\"x\":[\""
                    + "y".repeat(16_350)
                    + "\"],\"password\":\""
                    + s.repeat(9)
                    + "\"}"));
    add(
        all,
        "form longer than what is copied",
        (s, k) -> form("note=" + k + "&x=" + "y".repeat(16_360) + "+Bearer+" + s));
    add(
        all,
        "query longer than what is kept",
        (s, k) ->
            Request.get(ECHO + "?note=" + k + "&x=" + "y".repeat(4_000) + "+Bearer+" + s, NOTHING));
    add(
        all,
        "form in Shift_JIS",
        (s, k) ->
            Request.post(
                ECHO,
                FORM + "; charset=Shift_JIS",
                "note="
                    + k
                    + "&"
                    + URLEncoder.encode("パスワード", Charset.forName("Shift_JIS"))
                    + "="
                    + s));
    add(
        all,
        "field of a multipart body",
        (s, k) ->
            multipart(
                part("form-data; name=\"password\"", s) + part("form-data; name=\"note\"", k)));
    add(
        all,
        "name of a part",
        (s, k) ->
            multipart(
                part("form-data; name=\"token=" + s + "\"; filename=\"" + s + "\"", "x")
                    + part("form-data; name=\"" + k + "\"; filename=\"y\"", s)));
    add(
        all,
        "name of a file",
        (s, k) ->
            multipart(
                part("form-data; name=\"" + k + "\"; filename=\"password-" + s + ".txt\"", s)));
    for (String type :
        List.of("application/xml", "text/plain", "application/octet-stream", "a/b;c")) {
      add(
          all,
          "body of " + type,
          (s, k) -> Request.post(ECHO + "?note=" + k, type, "<password>" + s + "</password>"));
    }
    add(
        all,
        "JSON that is none",
        (s, k) -> Request.post(ECHO + "?note=" + k, "application/json", "{\"password\":" + s));
    add(
        all,
        "type of a body",
        (s, k) -> Request.post(ECHO + "?note=" + k, "text/x; token=" + s, "x"));
  }

  private static final String[] NOTHING = {};

  private static void inPaths(List<Placement> all) {
    // The rule is /diagnostics/echo/{place}/invitation/{inviteToken}/**
    for (String shape : union(Corpus.section("paths"), Corpus.section("paths of a rule"))) {
      add(all, "path " + shape, (s, k) -> Request.get(ECHO + Corpus.filled(shape, s, k), NOTHING));
    }
    // Named by the route of Spring MVC: /invitations/{inviteToken}
    add(
        all,
        "variable of a route",
        (s, k) -> Request.get("/tickets/invitations/" + s + "?note=" + k, NOTHING));
    add(
        all,
        "variable of a route, encoded",
        (s, k) -> Request.get("/tickets/invitations/" + escaped(s) + "?note=" + k, NOTHING));
    for (String shape : Corpus.section("referers")) {
      add(all, "Referer " + shape, (s, k) -> referer(Corpus.filled(shape, s, k)));
    }
    add(
        all,
        "Referer longer than what is kept",
        (s, k) -> referer("https://x.example/" + k + "?" + "y".repeat(980) + "&x=Bearer%20" + s));
  }

  private static void inHeaders(List<Placement> all) {
    for (String header : Corpus.section("headers")) {
      int colon = header.indexOf(':');
      add(
          all,
          "header " + header,
          (s, k) ->
              Request.get(
                  ECHO + "?note=" + k,
                  header.substring(0, colon),
                  Corpus.filled(header.substring(colon + 2), s, k)));
    }
  }

  private static void byTheirLooks(List<Placement> all) {
    for (String shape : Corpus.section("looks")) {
      add(
          all,
          "in JSON: " + shape,
          (s, k) -> json("{\"note\":\"" + k + "\",\"x\":\"" + Corpus.filled(shape, s, k) + "\"}"));
      add(
          all,
          "as a name in JSON: " + shape,
          (s, k) -> json("{\"" + Corpus.filled(shape, s, k) + "\":1,\"note\":\"" + k + "\"}"));
      add(
          all,
          "in a query: " + shape,
          (s, k) -> query("note=" + k + "&x=" + encoded(Corpus.filled(shape, s, k))));
      add(
          all,
          "as a query: " + shape,
          (s, k) -> query(encoded(Corpus.filled(shape, s, k)) + "&note=" + k));
      add(
          all,
          "in a form: " + shape,
          (s, k) -> form("note=" + k + "&x=" + encoded(Corpus.filled(shape, s, k))));
      add(
          all,
          "in an exception: " + shape,
          (s, k) -> failure(k + " x " + Corpus.filled(shape, s, k)));
    }
  }

  /** The attempted name of a failed login is stored, unless it looks like a secret. */
  private static void inLogIns(List<Placement> all) {
    for (String shape : Corpus.section("attempted names")) {
      add(
          all,
          "attempted name " + shape,
          (s, k) ->
              Request.post(
                  "/app/login",
                  FORM,
                  "email="
                      + encoded(Corpus.filled(shape, s, k))
                      + "&password="
                      + s
                      + "&note="
                      + k));
    }
  }

  private static void add(
      List<Placement> all, String name, BiFunction<String, String, Request> request) {
    all.add(new Placement(name, request));
  }

  private static Request query(String query) {
    return Request.get(ECHO + "?" + query, NOTHING);
  }

  private static Request form(String form) {
    return Request.post(ECHO, FORM, form);
  }

  private static Request json(String json) {
    return Request.post(ECHO, "application/json", json);
  }

  private static Request jsonByReader(String json) {
    return Request.post(ECHO + "?via=reader", "application/json;charset=UTF-8", json);
  }

  private static Request referer(String referer) {
    return Request.get(ECHO, "Referer", referer);
  }

  private static Request agent(String agent) {
    return Request.get(ECHO, "User-Agent", agent);
  }

  private static Request failure(String message) {
    return Request.get(ECHO, "X-Fail", encoded(message));
  }

  /** In each text that the annotation and the calls of the API take. */
  private static Request note(String text) {
    return Request.post("/tickets/notes", FORM, "text=" + encoded(text));
  }

  private static Request multipart(String parts) {
    return Request.post(ECHO, "multipart/form-data; boundary=limit", parts + "--limit--\r\n");
  }

  private static String part(String disposition, String content) {
    return "--limit\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
  }

  /** Whether a client can ask for it: java.net.URI has no percent sign alone. */
  private static boolean isAddress(String shape) {
    return !shape.matches(".*%(?![0-9a-fA-F]{2}).*");
  }

  private static List<String> union(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : utf8(text)) {
      escaped.append(String.format("%%%02X", b));
    }
    return escaped.toString();
  }

  private static String bytes(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
