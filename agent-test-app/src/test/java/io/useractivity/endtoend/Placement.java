package io.useractivity.endtoend;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;

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

  private static final List<String> NAMES =
      List.of(
          "password",
          "PASSWORD",
          "passWord",
          "pass_word",
          "pass.word",
          "userPassword",
          "newPassword",
          "password_confirmation",
          "j_password",
          "mysql_pwd",
          "passphrase",
          "clientSecret",
          "client-secret",
          "secret_key_base",
          "apiKey",
          "x-api-key",
          "private_key",
          "AWSSecretAccessKey",
          "access_token",
          "refreshToken",
          "authenticity_token",
          "_csrf",
          "XSRF-TOKEN",
          "authorization",
          "oauth_verifier",
          "JSESSIONID",
          "connect.sid",
          "Set-Cookie",
          "credentials",
          "cardNumber",
          "credit_card",
          "cvv",
          "card[cvc]",
          "pin",
          "PinCode",
          "otpCode",
          "ssn",
          "user.ssn",
          "iban",
          "signature",
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
          "ｐａｓｓｗｏｒｄ",
          "pass\u200bword",
          "user[account][password][]",
          "users[0].secret",
          "birthday",
          "householdIncomeYearly");

  /** In JSON; ' stands for ", S for the secret and K for the ordinary text. */
  private static final List<String> JSON =
      List.of(
          "{'a':{'b':{'c':{'password':'S'}}},'note':'K'}",
          "{'password':{'old':'S','new':['S',{'x':'S'}]},'note':'K'}",
          "{'password':['S','S'],'note':'K'}",
          "{'secrets':[[['S']]],'note':'K'}",
          "[{'token':'S'},{'note':'K'}]",
          "[[{'token':'S','note':'K'}]]",
          "{'pass\\u0077ord':'S','note':'K'}",
          "{'\\u0070\\u0061\\u0073\\u0073\\u0077\\u006f\\u0072\\u0064':'S','note':'K'}",
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
          "\ufeff{'note':'K','password':'S'}");

  /** In queries, forms and addresses; Q is the secret as password of Basic authentication. */
  private static final List<String> PAIRS =
      List.of(
          "note=K&&password=S&",
          "note=K&password=S&password=S",
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
          "note=K&;jsessionid=S");

  /** In texts of exceptions, user agents, values and calls. */
  private static final List<String> TEXTS =
      List.of(
          "K password=S",
          "Login failed for password: S, note K",
          "password = 'S' K",
          "K {\"password\":\"S\",\"a\":1}",
          "K {\"password\" : \"a\\\"S\"}",
          "K {\\\"password\\\":\\\"S\\\"} x",
          "LoginForm{note=K, password=a S, x=1}",
          "LoginForm(note=K, userPassword=a S)",
          "{note=K, tokens=[a, S], x=1}",
          "K token => S",
          "K Authorization: Bearer S",
          "K Authorization: Basic Q",
          "K Basic Q",
          "K Set-Cookie: sid=S; Path=/",
          "K https://user:S@host.example/x",
          "K jdbc:mysql://db.example/x?user=a&password=S",
          "K /x;jsessionid=S?y",
          "K <password>S</password>",
          "K <ns:Password type=\"x\">S</ns:Password>",
          "K <user password=\"S\"/>",
          "K run --password S now",
          "Invalid password 'S' K",
          "K -----BEGIN PRIVATE KEY----- S S -----END PRIVATE KEY-----",
          "K %22password%22%3A%22S%22",
          "K password%3DS%26a",
          "K secret := S",
          "K EMP<S>");

  static List<Placement> all() {
    List<Placement> all = new ArrayList<>();
    for (String name : NAMES) {
      add(all, "query " + name, (s, k) -> query(encoded(name) + "=" + s + "&note=" + k));
      add(all, "form " + name, (s, k) -> form("note=" + k + "&" + encoded(name) + "=" + s));
      add(
          all,
          "JSON " + name,
          (s, k) -> json("{\"" + name + "\":\"" + s + "\",\"note\":\"" + k + "\"}"));
    }
    for (String shape : JSON) {
      add(all, "JSON " + shape, (s, k) -> json(filled(shape.replace('\'', '"'), s, k)));
      add(
          all,
          "JSON by a reader " + shape,
          (s, k) -> jsonByReader(filled(shape.replace('\'', '"'), s, k)));
    }
    for (String shape : PAIRS) {
      add(all, "query " + shape, (s, k) -> query(filled(shape, s, k)));
      add(all, "form " + shape, (s, k) -> form(filled(shape, s, k)));
      add(all, "Referer " + shape, (s, k) -> referer("https://x.example/p?" + filled(shape, s, k)));
    }
    for (String shape : TEXTS) {
      add(all, "exception " + shape, (s, k) -> failure(filled(shape, s, k)));
      add(all, "user agent " + shape, (s, k) -> agent(filled(shape, s, k)));
      add(
          all,
          "value " + shape,
          (s, k) -> query("v=" + encoded(filled(shape, s, k)) + "&note=" + k));
      add(all, "call " + shape, (s, k) -> note(filled(shape, s, k)));
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
    for (String shape :
        List.of(
            "/K;jsessionid=S",
            "/K;token=S/b",
            "/K;a=b;jsessionid=S.node1/c",
            "/K/a%3Btoken=S",
            "/K/token=S",
            "/K/token%3DS",
            "/K/Bearer%20S",
            "/K/J",
            "/K/reset/ghp_0SS",
            // Named by a rule: /diagnostics/echo/{place}/invitation/{inviteToken}/**
            "/K/invitation/S",
            "/K/invitation/S/accept",
            "/K/invitation/S;a=b/accept",
            "/K//invitation/./S/",
            "/K/invit%61tion/S")) {
      add(all, "path " + shape, (s, k) -> Request.get(ECHO + filled(shape, s, k), NOTHING));
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
    add(
        all,
        "Referer path parameter",
        (s, k) -> referer("https://x.example/" + k + ";jsessionid=" + s + "?a=b"));
    add(all, "Referer user", (s, k) -> referer("https://u:" + s + "@x.example/" + k));
    add(
        all,
        "Referer fragment",
        (s, k) -> referer("https://x.example/" + k + "#access_token=" + s));
    add(
        all,
        "Referer longer than what is kept",
        (s, k) -> referer("https://x.example/" + k + "?" + "y".repeat(980) + "&x=Bearer%20" + s));
  }

  private static void inHeaders(List<Placement> all) {
    for (String header :
        List.of(
            "Authorization: Bearer S",
            "Authorization: Basic Q",
            "Authorization: Digest username=\"u\", response=\"S\"",
            "Authorization: Token S",
            "Proxy-Authorization: Basic Q",
            "Cookie: JSESSIONID=S",
            "Cookie: a=b; remember-me=S; c=d",
            "Cookie: $Version=1; session=\"S\"",
            "X-Api-Key: S",
            "X-Auth-Token: S",
            "X-CSRF-Token: S",
            "X-Amz-Security-Token: S",
            "X-Any: password=S",
            "From: S",
            // Of sources: tenant.id, user.id, user.role
            "Cookie: tenant=J",
            "X-User: J",
            "X-User: Bearer S",
            "X-User: https://u:S@x.example",
            "X-Role: J")) {
      int colon = header.indexOf(':');
      add(
          all,
          "header " + header,
          (s, k) ->
              Request.get(
                  ECHO + "?note=" + k,
                  header.substring(0, colon),
                  filled(header.substring(colon + 2), s, k)));
    }
  }

  private static void byTheirLooks(List<Placement> all) {
    for (String shape : List.of("J", "Bearer S", "xoxb-1SS", "EMP<S>")) {
      add(
          all,
          "in JSON: " + shape,
          (s, k) -> json("{\"note\":\"" + k + "\",\"x\":\"" + filled(shape, s, k) + "\"}"));
      add(
          all,
          "as a name in JSON: " + shape,
          (s, k) -> json("{\"" + filled(shape, s, k) + "\":1,\"note\":\"" + k + "\"}"));
      add(
          all,
          "in a query: " + shape,
          (s, k) -> query("note=" + k + "&x=" + encoded(filled(shape, s, k))));
      add(
          all,
          "as a query: " + shape,
          (s, k) -> query(encoded(filled(shape, s, k)) + "&note=" + k));
      add(
          all,
          "in a form: " + shape,
          (s, k) -> form("note=" + k + "&x=" + encoded(filled(shape, s, k))));
      add(all, "in an exception: " + shape, (s, k) -> failure(k + " x " + filled(shape, s, k)));
    }
  }

  /** The attempted name of a failed login is stored, unless it looks like a secret. */
  private static void inLogIns(List<Placement> all) {
    for (String shape : List.of("J", "Bearer S", "ghp_0SS")) {
      add(
          all,
          "attempted name " + shape,
          (s, k) ->
              Request.post(
                  "/app/login",
                  FORM,
                  "email=" + encoded(filled(shape, s, k)) + "&password=" + s + "&note=" + k));
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

  /** S is the secret, K the ordinary text, Q Basic credentials and J a JSON Web Token. */
  private static String filled(String shape, String secret, String kept) {
    String jwt =
        base64("{\"alg\":\"HS256\"}") + "." + base64("{\"sub\":\"" + secret) + "." + secret;
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      boolean alone = !isWord(shape, i, -1) && !isWord(shape, i, 1);
      switch (alone ? c : ' ') {
        case 'S' -> filled.append(secret);
        case 'K' -> filled.append(kept);
        case 'Q' -> filled.append(base64("user:" + secret));
        case 'J' -> filled.append(jwt);
        default -> filled.append(c);
      }
    }
    return filled.toString();
  }

  /** Whether a word goes on there: an escape is none, and of two letters S both stand alone. */
  private static boolean isWord(String shape, int at, int step) {
    int i = at + step;
    if (i < 0 || i >= shape.length() || !Character.isLetter(shape.charAt(i))) {
      return false;
    }
    boolean escape =
        step < 0
            && (shape.startsWith("%25", at - 5 < 0 ? 0 : at - 5)
                || (at >= 3 && shape.charAt(at - 3) == '%'));
    boolean twice = shape.startsWith("SS", Math.min(i, at));
    return !escape && !twice;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text));
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
