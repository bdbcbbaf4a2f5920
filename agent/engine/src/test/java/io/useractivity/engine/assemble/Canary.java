package io.useractivity.engine.assemble;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.Identity;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
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

  /** Spellings of names, each of a secret. */
  static final List<String> NAMES =
      List.of(
          "password",
          "Password",
          "PASSWORD",
          "passwd",
          "pass",
          "pwd",
          "passWord",
          "pass_word",
          "pass-word",
          "pass.word",
          "userPassword",
          "user_password",
          "password2",
          "newPassword",
          "old-password",
          "passwordConfirmation",
          "loginpassword",
          "j_password",
          "mysql_pwd",
          "passphrase",
          "passcode",
          "secret",
          "clientSecret",
          "client_secret",
          "secret_key_base",
          "api_key",
          "apiKey",
          "x-api-key",
          "X-API-KEY",
          "apikey",
          "api_key_id",
          "private_key",
          "accessKey",
          "AWSSecretAccessKey",
          "token",
          "access_token",
          "refreshToken",
          "idtoken",
          "authenticity_token",
          "csrf",
          "_csrf",
          "XSRF-TOKEN",
          "csrfmiddlewaretoken",
          "x_csrftoken",
          "auth",
          "authorization",
          "Proxy-Authorization",
          "x-auth-token",
          "oauth_verifier",
          "session",
          "JSESSIONID",
          "PHPSESSID",
          "connect.sid",
          "sessionid",
          "cookie",
          "Set-Cookie",
          "credentials",
          "cardNumber",
          "card_number",
          "creditCard",
          "cvv",
          "CVC2",
          "card[cvc]",
          "pin",
          "user_pin",
          "PinCode",
          "otp",
          "otpCode",
          "totp",
          "ssn",
          "user.ssn",
          "iban",
          "signature",
          "sig",
          "salt",
          "encryptedBlob",
          "certificate",
          "email",
          "passwort",
          "kennwort",
          "contraseña",
          "mot_de_passe",
          "senha",
          "пароль",
          "密码",
          "パスワード",
          "ｐａｓｓｗｏｒｄ",
          "pass\u200bword",
          "user[password]",
          "user[account][password][]",
          "users[0].secret",
          "birthday",
          "householdIncomeYearly");

  static List<Canary> all() {
    List<Canary> all = new ArrayList<>();
    for (String name : NAMES) {
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
    for (String shape :
        List.of(
            "{'a':{'b':{'c':{'password':'S'}}},'note':'K'}",
            "{'password':{'old':'S','new':['S',{'x':'S'}]},'note':'K'}",
            "{'password':['S','S'],'note':'K'}",
            "{'secrets':[[['S']]],'note':'K'}",
            "{'list':[{'note':'K'},{'token':'S'}]}",
            "[{'token':'S'},{'note':'K'}]",
            "[[{'token':'S','note':'K'}]]",
            "{'pass\\u0077ord':'S','note':'K'}",
            "{'\\u0070\\u0061ssword':'S','note':'K'}",
            "{'password':'a\\'S','note':'K'}",
            "{'password':'}\\',S','note':'K'}",
            "{'password':null,'password':'S','note':'K'}",
            "{'password':'S','password':null,'note':'K'}",
            "{'note':'K','x':'{\\'password\\':\\'S\\'}'}",
            "{'note':'K','x':'[{\\'a\\':{\\'api-key\\':\\'S\\'}}]'}",
            "{'note':'K','x':'{\\'y\\':\\'{\\\\\\'token\\\\\\':\\\\\\'S\\\\\\'}\\'}'}",
            "{'note':'K','x':'{\\'password\\':\\'S'}",
            "{'note':'K','x':'password=S&a=b'}",
            "{'note':'K','x':'https://u:S@db.example.com/x'}",
            "{'note':'K','x':'https://example.com/x?token=S'}",
            "{'note':'K','x':'Bearer S'}",
            "{'name':'password','value':'S','note':'K'}",
            "{'value':'S','note':'K','name':'api_key'}",
            "{'note':'K','fields':[{'key':'pin','value':['S']}]}",
            "{'note':'K','h':{'Authorization':'Bearer S'}}",
            "{'note':'K','h':{'Cookie':['a=S','b=S']}}",
            "{ 'note' : 'K' , 'password' : 'S' }",
            "{'note':'K','n':NaN,'password':'S'}",
            "\ufeff{'note':'K','password':'S'}")) {
      String json = shape.replace('\'', '"');
      add(
          all,
          "JSON " + shape,
          (secret, kept) -> json(json.replace("S", secret).replace("K", kept)));
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
    for (String shape :
        List.of(
            "note=K&password=S",
            "note=K&&password=S&",
            "note=K&password=S&password=S",
            "note=K&password=S%",
            "note=K&password=%zz+S",
            "note=K&p%61ssword=S",
            "note=K&%70%61%73%73%77%6F%72%64=S",
            "note=K;password=S",
            "note=K&a=b;password=S",
            "note=K&password=a=S",
            "note=K&%FCber=1&password=%FC+S",
            "note=K&user%5Bpassword%5D=S",
            "note=K&x=%7B%22password%22%3A%22S%22%7D",
            "note=K&x=%7B%22password%22%3A%22S",
            "note=K&x=%257B%2522password%2522%253A%2522S%2522%257D",
            "note=K&next=https%3A%2F%2Fx.example%2F%3Ftoken%3DS",
            "note=K&next=%252Flogin%253Ftoken%253DS%2526a%253D1",
            "note=K&next=https%3A%2F%2Fu%3AS%40x.example%2F",
            "note=K&h=Authorization%3A%20Basic%20Q",
            "note=K&h=Bearer+S",
            "note=K&xml=%3Cpassword%3ES%3C%2Fpassword%3E",
            "note=K&xml=%3Cns:password+a%3D%221%22%3E%3Cb%3ES%3C/b%3E%3C/ns:password%3E",
            "note=K&;jsessionid=S")) {
      add(all, "query " + shape, (secret, kept) -> query(filled(shape, secret, kept)));
      add(all, "form " + shape, (secret, kept) -> form(filled(shape, secret, kept)));
      add(
          all,
          "Referer " + shape,
          (secret, kept) -> referer("https://app.example/page?" + filled(shape, secret, kept)));
    }
    add(
        all,
        "Referer path parameter",
        (secret, kept) ->
            referer("https://app.example/" + kept + ";jsessionid=" + secret + "?a=b"));
    add(
        all,
        "Referer user",
        (secret, kept) -> referer("https://u:" + secret + "@app.example/" + kept));
    add(
        all,
        "Referer fragment",
        (secret, kept) -> referer("https://app.example/" + kept + "#access_token=" + secret));
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
    for (String shape :
        List.of(
            "K password=S",
            "Login failed for password: S, note K",
            "password = 'S' K",
            "password='S K' note K",
            "K {\"password\":\"S\",\"a\":1}",
            "K {\"password\" : \"a\\\"S\"}",
            "K {\\\"password\\\":\\\"S\\\"} x",
            "K {\\\"password\\\":\\\"a\\\\\\\"S\\\"} x",
            "LoginForm{note=K, password=a S, x=1}",
            "LoginForm[password=a S, note=K]",
            "LoginForm(note=K, userPassword=a S)",
            "{note=K, tokens=[a, S], x=1}",
            "{note=K, \"tokens\":{\"a\":\"}\",\"b\":\"S\"}}",
            "K token => S",
            "K Authorization: Bearer S",
            "K Authorization: Basic Q",
            "K Basic Q",
            "K\nCookie: a=S; b=S\nK",
            "K Set-Cookie: sid=S; Path=/",
            "K https://user:S@host.example/x",
            "K jdbc:mysql://user:S@db.example:3306/x",
            "K jdbc:mysql://db.example/x?user=a&password=S",
            "K /x;jsessionid=S?y",
            "K <password>S</password>",
            "K <ns:Password type=\"x\">S</ns:Password>",
            "K <credentials><a>S</a></credentials>",
            "K <password>S",
            "K <user password=\"S\"/>",
            "K run --password S now",
            "K run --api-key=S now",
            "Invalid password 'S' K",
            "Unknown token \"S\" K",
            "K -----BEGIN RSA PRIVATE KEY-----\nS\nS\n-----END RSA PRIVATE KEY-----",
            "K -----BEGIN PRIVATE KEY-----\nS",
            "org.example.BadCredentialsException: K password=S",
            "K %22password%22%3A%22S%22",
            "K password%3DS%26a",
            "K password:S",
            "K api_key:\"S\"",
            "K secret := S")) {
      add(all, "error " + shape, (secret, kept) -> error(filled(shape, secret, kept)));
      add(all, "user agent " + shape, (secret, kept) -> agent(filled(shape, secret, kept)));
      add(
          all,
          "value " + shape,
          (secret, kept) -> query("v=" + encode(filled(shape, secret, kept)) + "&note=" + kept));
    }
    add(all, "path parameter", (secret, kept) -> path("/" + kept + ";jsessionid=" + secret));
    add(
        all,
        "path parameter within",
        (secret, kept) -> path("/" + kept + ";token=" + secret + "/b"));
    add(all, "encoded path parameter", (secret, kept) -> path("/" + kept + "/a%3Btoken=" + secret));
    add(all, "pair in a path", (secret, kept) -> path("/" + kept + "/token=" + secret));
    add(all, "bearer in a path", (secret, kept) -> path("/" + kept + "/Bearer%20" + secret));
    add(
        all,
        "token in a path",
        (secret, kept) -> path("/" + kept + "/" + base64("{\"sub\":\"" + secret) + ".x.y"));
    add(
        all,
        "token as a path's last id",
        (secret, kept) -> path("/" + kept + "/reset/ghp_0" + secret + secret));
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
    BiFunction<String, String, String> jwt =
        (secret, kept) ->
            base64("{\"alg\":\"HS256\"}")
                + "."
                + base64("{\"sub\":\"" + secret + "\"}")
                + "."
                + secret;
    add(
        all,
        "JWT in JSON",
        (secret, kept) ->
            json("{\"note\":\"" + kept + "\",\"x\":\"" + jwt.apply(secret, kept) + "\"}"));
    add(
        all,
        "JWT in a query",
        (secret, kept) -> query("note=" + kept + "&x=" + jwt.apply(secret, kept)));
    add(all, "JWT as a query", (secret, kept) -> query(jwt.apply(secret, kept) + "&note=" + kept));
    add(
        all,
        "JWT as a name",
        (secret, kept) ->
            json("{\"" + jwt.apply(secret, kept) + "\":1,\"note\":\"" + kept + "\"}"));
    add(
        all,
        "JWT in a message",
        (secret, kept) -> error(kept + " bad JWT " + jwt.apply(secret, kept) + "."));
    add(
        all,
        "issuer's token",
        (secret, kept) -> query("note=" + kept + "&x=xoxb-1" + secret + secret));
    add(all, "user's pattern", (secret, kept) -> error(kept + " EMP<" + secret + ">"));
    add(
        all,
        "user's pattern in JSON",
        (secret, kept) -> json("{\"x\":\"EMP<" + secret + ">\",\"note\":\"" + kept + "\"}"));
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

  private static String filled(String shape, String secret, String kept) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < shape.length(); i++) {
      boolean alone =
          (i == 0 || !Character.isLetter(shape.charAt(i - 1)) || isEscape(shape, i))
              && (i + 1 == shape.length() || !Character.isLetter(shape.charAt(i + 1)));
      switch (alone ? shape.charAt(i) : ' ') {
        case 'S' -> filled.append(secret);
        case 'K' -> filled.append(kept);
        case 'Q' -> filled.append(base64("user:" + secret));
        default -> filled.append(shape.charAt(i));
      }
    }
    return filled.toString();
  }

  private static boolean isEscape(String shape, int at) {
    return at >= 3
        && (shape.charAt(at - 3) == '%' || shape.startsWith("%25", at - 5 < 0 ? 0 : at - 5));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
