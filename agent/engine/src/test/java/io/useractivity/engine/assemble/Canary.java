package io.useractivity.engine.assemble;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Secrets in all the places where applications put them, each with an ordinary text beside it.
 *
 * @param place what a failure says
 * @param record makes the record, of the secret and of the ordinary text
 */
record Canary(String place, BiFunction<String, String, ActivityRecord> record) {

  @Override
  public String toString() {
    return place;
  }

  static List<Canary> all() {
    List<Canary> all = new ArrayList<>();
    for (String name : Corpus.section("names")) {
      add(
          all,
          "query " + name,
          (secret, kept) -> query(encode(name) + "=" + encode(secret) + "&note=" + kept));
      add(
          all,
          "form " + name,
          (secret, kept) -> form("note=" + kept + "&" + encode(name) + "=" + encode(secret)));
      add(
          all,
          "JSON " + name,
          (secret, kept) ->
              json("{\"" + name + "\":\"" + secret + "\",\"note\":\"" + kept + "\"}"));
    }
    inJson(all);
    inQueriesAndForms(all);
    inTexts(all);
    byTheirLooks(all);
    return all;
  }

  private static void inJson(List<Canary> all) {
    for (String shape : Corpus.section("json")) {
      add(all, "JSON " + shape, (secret, kept) -> json(Corpus.filled(shape, secret, kept)));
    }
    add(
        all,
        "JSON in UTF-16",
        (secret, kept) ->
            body(
                "application/json",
                ("{\"note\":\"" + kept + "\",\"password\":\"" + secret + "\"}")
                    .getBytes(StandardCharsets.UTF_16BE)));
    add(
        all,
        "JSON that is cut",
        (secret, kept) ->
            cut("application/json", "{\"note\":\"" + kept + "\",\"x\":1,\"password\":\"" + secret));
    add(
        all,
        "JSON that is cut below",
        (secret, kept) ->
            cut(
                "application/json",
                "{\"note\":\"" + kept + "\",\"x\":{\"name\":\"pin\",\"value\":\"" + secret));
    add(
        all,
        "JSON of a vendor",
        (secret, kept) ->
            body(
                "application/vnd.api+json; charset=UTF-8",
                ("{\"note\":\"" + kept + "\",\"password\":\"" + secret + "\"}")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  private static void inQueriesAndForms(List<Canary> all) {
    for (String shape : Corpus.section("pairs")) {
      add(all, "query " + shape, (secret, kept) -> query(Corpus.filled(shape, secret, kept)));
      add(all, "form " + shape, (secret, kept) -> form(Corpus.filled(shape, secret, kept)));
      add(
          all,
          "Referer " + shape,
          (secret, kept) ->
              referer("https://app.example/page?" + Corpus.filled(shape, secret, kept)));
    }
    for (String shape : Corpus.section("forms")) {
      add(all, "form " + shape, (secret, kept) -> form(Corpus.filled(shape, secret, kept)));
      add(all, "query " + shape, (secret, kept) -> query(Corpus.filled(shape, secret, kept)));
    }
    for (String shape : Corpus.section("referers")) {
      add(all, "Referer " + shape, (secret, kept) -> referer(Corpus.filled(shape, secret, kept)));
    }
    add(
        all,
        "form in Shift_JIS",
        (secret, kept) ->
            body(
                "application/x-www-form-urlencoded; charset=Shift_JIS",
                ("note=" + kept + "&パスワード=" + secret)
                    .getBytes(java.nio.charset.Charset.forName("Shift_JIS"))));
    add(
        all,
        "form that is cut",
        (secret, kept) ->
            cut("application/x-www-form-urlencoded", "note=" + kept + "&x=Bearer+" + secret));
    add(
        all,
        "parameters of the container",
        (secret, kept) ->
            record(
                new RequestContent.Builder()
                    .parameters(
                        java.util.Map.of(
                            "note", new String[] {kept}, "pin", new String[] {secret, secret}))));
    add(
        all,
        "name of a part",
        (secret, kept) ->
            record(
                new RequestContent.Builder()
                    .contentType("multipart/form-data; boundary=x")
                    .part(new RequestContent.Part("token=" + secret, true, "text/plain", 3))
                    .part(new RequestContent.Part(kept, true, "text/plain", 3))));
    add(
        all,
        "type of a body",
        (secret, kept) -> {
          RequestContent.Builder content = new RequestContent.Builder();
          return record(
              content
                  .query("note=" + kept)
                  .contentType("text/x; token=" + secret)
                  .body("x".getBytes(StandardCharsets.UTF_8), 1));
        });
    for (String type :
        List.of(
            "application/xml", "text/plain", "application/octet-stream", "", "application/json")) {
      add(
          all,
          "body of " + type,
          (secret, kept) ->
              record(
                  new RequestContent.Builder()
                      .query("note=" + kept)
                      .contentType(type)
                      .body(("password " + secret).getBytes(StandardCharsets.UTF_8), 999)));
    }
  }

  /** Texts of exceptions, user agents and paths. */
  private static void inTexts(List<Canary> all) {
    for (String shape : Corpus.section("texts")) {
      add(all, "error " + shape, (secret, kept) -> error(Corpus.filled(shape, secret, kept)));
      add(all, "user agent " + shape, (secret, kept) -> agent(Corpus.filled(shape, secret, kept)));
      add(
          all,
          "value " + shape,
          (secret, kept) ->
              query("v=" + encode(Corpus.filled(shape, secret, kept)) + "&note=" + kept));
    }
    for (String shape : Corpus.section("paths")) {
      add(all, "path " + shape, (secret, kept) -> path(Corpus.filled(shape, secret, kept)));
    }
    add(
        all,
        "token as user",
        (secret, kept) ->
            new ActivityRecord.Builder(
                    new RequestLine.Builder("GET", "/" + kept).contextPath("").build())
                .outcome(Outcome.of(200))
                .identity(
                    new Identity("eyJhbGciOiJIUzI1NiJ9." + secret + ".x", null, null, null, null))
                .build());
  }

  private static void byTheirLooks(List<Canary> all) {
    for (String shape : Corpus.section("looks")) {
      BiFunction<String, String, String> looks =
          (secret, kept) -> Corpus.filled(shape, secret, kept);
      add(
          all,
          "in JSON: " + shape,
          (secret, kept) ->
              json("{\"note\":\"" + kept + "\",\"x\":\"" + looks.apply(secret, kept) + "\"}"));
      add(
          all,
          "as a name in JSON: " + shape,
          (secret, kept) ->
              json("{\"" + looks.apply(secret, kept) + "\":1,\"note\":\"" + kept + "\"}"));
      add(
          all,
          "in a query: " + shape,
          (secret, kept) -> query("note=" + kept + "&x=" + looks.apply(secret, kept)));
      add(
          all,
          "as a query: " + shape,
          (secret, kept) -> query(looks.apply(secret, kept) + "&note=" + kept));
      add(
          all,
          "in an error: " + shape,
          (secret, kept) -> error(kept + " x " + looks.apply(secret, kept) + "."));
    }
  }

  private static void add(
      List<Canary> all, String place, BiFunction<String, String, ActivityRecord> record) {
    all.add(new Canary(place, record));
  }

  static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ".charAt(random.nextInt(48)));
    }
    return text.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static ActivityRecord query(String query) {
    return record(new RequestContent.Builder().query(query));
  }

  static ActivityRecord form(String form) {
    return body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
  }

  static ActivityRecord json(String json) {
    return body("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static ActivityRecord body(String type, byte[] body) {
    return record(new RequestContent.Builder().contentType(type).body(body, body.length));
  }

  private static ActivityRecord cut(String type, String body) {
    return record(
        new RequestContent.Builder()
            .contentType(type)
            .body(body.getBytes(StandardCharsets.UTF_8), 100_000));
  }

  private static ActivityRecord referer(String referer) {
    return record(new RequestContent.Builder().referer(referer));
  }

  static ActivityRecord record(RequestContent.Builder content) {
    return record("/orders", null, null, content.build());
  }

  static ActivityRecord error(String message) {
    return record("/orders", message, null, null);
  }

  static ActivityRecord agent(String userAgent) {
    return record("/orders", null, userAgent, null);
  }

  static ActivityRecord path(String path) {
    return record(path, null, null, null);
  }

  private static ActivityRecord record(
      String path, String error, String userAgent, RequestContent content) {
    return new ActivityRecord.Builder(
            new RequestLine.Builder("POST", path).contextPath("").client("::1", userAgent).build())
        .outcome(Outcome.of(500).because(error))
        .content(content)
        .build();
  }
}
