package io.useractivity.endtoend;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes up requests, from ordinary to broken ones; the same seed makes the same. */
final class OddRequests {

  /**
   * One of them.
   *
   * @param bytes each as a character
   * @param last whether nobody could tell where another one began
   */
  record Odd(String bytes, boolean last) {}

  private static final List<String> METHODS =
      List.of(
          "GET",
          "GET",
          "GET",
          "POST",
          "POST",
          "POST",
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "HEAD",
          "OPTIONS",
          "TRACE",
          "BREW",
          "PROPFIND",
          "get",
          "M-SEARCH",
          "X'!#$%&*+.^_`|~",
          "AVERYLONGMETHODNAME");

  private static final List<String> SEGMENTS =
      List.of(
          "/a",
          "/orders",
          "/42",
          "/%20",
          "/sch%C3%B6n",
          "/%F0%9F%9A%80",
          "/%FF",
          "/%25%32%46",
          "/..",
          "/.",
          "//",
          "/",
          "/;jsessionid=0123",
          ";a=b",
          ";",
          "/a;b=c;d",
          "/*",
          "/~",
          "/'",
          "/$&+,:=@",
          "/token=abc",
          "/" + "x".repeat(600),
          "/" + "%E6%97%A5".repeat(300));

  /** What a strict server refuses. */
  private static final List<String> REFUSED_SEGMENTS =
      List.of(
          "/%zz",
          "/%", "/%2", "/%00", "/%2F", "/%5C", "/{x}", "/|", "/\"", "/\\", "/\u00f6", "/\u0001",
          "/a b");

  private static final List<String> PIECES =
      List.of(
          "a",
          "=",
          "&",
          "b=c&",
          "password=x",
          "name=J%C3%BCrgen",
          "%",
          "%2",
          "%zz",
          "%00",
          "%01",
          "%0A",
          "%FF%FE",
          "%ED%A0%80",
          "%F0%9F%9A%80",
          "%C3",
          "%E6%97%A5",
          "%22",
          "%5C",
          "%7B%22a%22%3A",
          "+",
          ";",
          "[]",
          "[a][b]=",
          "via=reader",
          "&&",
          "==",
          "'",
          "x".repeat(50),
          "x".repeat(1_500),
          "%E2%80%A8",
          "&amp;",
          "<a>");

  private static final List<String> TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=UTF-8",
          "application/x-www-form-urlencoded; charset=Shift_JIS",
          "application/x-www-form-urlencoded; charset=nonsense",
          "application/json",
          "application/json",
          "application/json; charset=utf-16",
          "application/json;charset=\"",
          "application/vnd.api+json",
          "multipart/form-data; boundary=b",
          "multipart/form-data; boundary=b",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "text/plain",
          "text/plain; charset=no such",
          "a",
          ";",
          "",
          "\u00ff/\u00fe",
          "application/octet-stream");

  private static final List<String> JSON =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\"a\":1",
          "\"a\":\"\\ud800\"",
          "\"\\u0000\"",
          "1e999",
          "-0",
          "NaN",
          "null",
          "tru",
          "\\",
          "{\"password\":\"x\"}",
          "{\"a\":{\"b\":[1,2,{\"c\":null}]}}",
          "\u00f0\u009f\u009a\u0080",
          "\u00ff",
          "\u0000",
          " ");

  private static final List<String> HEADERS =
      List.of(
          "Accept: */*",
          "Accept: text/html;q=\u00ff",
          "Cookie: a=b; c",
          "Cookie: =; ;;; $Version=1; a=\"b",
          "Cookie: JSESSIONID=nonsense",
          "Cookie: a=\u00f0\u009f\u009a\u0080",
          "Referer: https://example.com/a?b=c&password=d",
          "Referer: %%%",
          "Referer: \u00e4://[",
          "Referer: " + "r".repeat(2_000),
          "X-Forwarded-For: 1.2.3.4, , garbage",
          "Forwarded: for=\"[::1",
          "Authorization: Basic ====",
          "Authorization: Bearer a.b.c",
          "Authorization:",
          "X-Empty:",
          "X-Tab: a\tb",
          "X-Long: " + "h".repeat(3_000),
          "Content-Encoding: gzip",
          "Accept-Language: de-DE-1996,,;q=x",
          "If-Modified-Since: never",
          "Range: bytes=5-1",
          "Origin: null",
          "X-Lenient: yes",
          "X-Lenient: yes",
          "X-Fail: broken%20%F0%9F%9A%80%00%FF",
          "X-Fail: " + "%C3%BC".repeat(400));

  private static final String NO_SUCH_BODY = "Content-Length: 5";

  private static final List<String> SELDOM =
      List.of(
          "Bad Name: x",
          "X-Control: a\u0001b",
          "X-Control: a\u007fb",
          "No-Colon",
          " folded: x",
          NO_SUCH_BODY,
          "Transfer-Encoding: nonsense",
          "Host: twice");

  private final Random random;

  OddRequests(long seed) {
    random = new Random(seed);
  }

  /**
   * The next one.
   *
   * @param name what the user agent's name begins with
   */
  Odd next(String name) {
    String method = one(METHODS);
    StringBuilder head = new StringBuilder(method).append(" /app/diagnostics/echo");
    append(head, SEGMENTS, random.nextInt(4));
    append(head, REFUSED_SEGMENTS, chance(10) ? 1 : 0);
    if (random.nextInt(3) > 0) {
      head.append('?');
      append(head, PIECES, random.nextInt(8));
    }
    head.append(" HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ").append(name);
    head.append(chance(5) ? " \u00e4\u00ff\t\"'<\u00f0\u009f\u009a\u0080" : "");
    head.append(chance(20) ? " " + "u".repeat(1_000) : "").append("\r\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      String header = one(HEADERS);
      head.append(header).append("\r\n").append(chance(10) ? header + "\r\n" : "");
    }
    head.append(chance(30) ? one(SELDOM) + "\r\n" : "");
    boolean broken = false;
    if (!method.equals("GET") || chance(10)) {
      String type = one(TYPES);
      head.append("Content-Type: ").append(type).append("\r\n");
      String body = body(type);
      if (chance(4)) {
        broken = chance(6);
        head.append("Transfer-Encoding: chunked\r\n");
        body = chunked(body, broken);
      } else {
        head.append("Content-Length: ").append(body.length()).append("\r\n");
      }
      boolean last = broken || chance(40);
      return new Odd(head + (last ? "Connection: close\r\n" : "") + "\r\n" + body, last);
    }
    // A server waits for a body that does not come for as long as it keeps an idle connection: the
    // other server may close its own meanwhile.
    return new Odd(head + "\r\n", head.indexOf(NO_SUCH_BODY) >= 0);
  }

  private String body(String type) {
    StringBuilder body = new StringBuilder();
    if (chance(10)) {
      return "";
    }
    if (chance(50)) {
      return "a=" + "y".repeat(100_000);
    }
    if (type.contains("json")) {
      append(body, JSON, random.nextInt(12));
    } else if (type.startsWith("multipart")) {
      append(body, PARTS, random.nextInt(6));
    } else if (chance(4)) {
      for (int i = random.nextInt(200); i > 0; i--) {
        body.append((char) random.nextInt(256));
      }
    } else {
      append(body, PIECES, random.nextInt(20));
    }
    return body.toString();
  }

  private static final List<String> PARTS =
      List.of(
          "--b\r\n",
          "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n",
          "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\u00fc\"\r\n\r\nx\r\n",
          "--b\r\nContent-Disposition: form-data; name=\"\u00f0\u009f\u009a\u0080\"\r\n\r\n\r\n",
          "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n",
          "--b\r\n\r\n",
          "--b--\r\n",
          "--b--\r\n",
          "x");

  private String chunked(String body, boolean broken) {
    StringBuilder chunks = new StringBuilder();
    for (int from = 0; from < body.length(); ) {
      int size = Math.min(body.length() - from, 1 + random.nextInt(5_000));
      chunks.append(Integer.toHexString(size)).append(chance(5) ? ";a=b" : "").append("\r\n");
      chunks.append(body, from, from + size).append("\r\n");
      from += size;
    }
    if (broken) {
      return chunks
          + one(List.of("zz\r\nx", "-1\r\n", "5\r\nab", "3\r\nabcd\r\n0\r\n\r\n", "\r\n"));
    }
    return chunks + "0\r\n" + (chance(10) ? "X-Trailer: a\r\n" : "") + "\r\n";
  }

  private void append(StringBuilder text, List<String> pieces, int count) {
    for (int i = 0; i < count; i++) {
      text.append(one(pieces));
    }
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  static byte[] bytes(Odd odd) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(odd.bytes().getBytes(StandardCharsets.ISO_8859_1));
    return bytes.toByteArray();
  }
}
