package io.useractivity.matrix;

import io.useractivity.servers.Jdk;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Requests with bodies to the application that reads them in every way; what came back, byte by
 * byte, and what is to be stored of each.
 */
final class BodyTraffic {

  /**
   * One request that leaves a row.
   *
   * @param told the answer; its number is the row's user agent
   * @param line method, path and status, as a row has them
   * @param stored what {@code request_data} is to be; null for nothing
   */
  record Sent(String told, String line, String stored) {}

  static final int LARGE = 50 << 20;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");
  private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;
  private static final String ORDER =
      "{\"product\":\"Grüße \uD83D\uDE80\",\"quantity\":3,\"lines\":[\"a\",\n\"b\",\r\n\"c\"]}";
  private static final String ORDER_STORED =
      "{\"json\":{\"product\":\"Grüße \uD83D\uDE80\",\"quantity\":3,\"lines\":[\"a\",\"b\",\"c\"]}}";

  /** Stored if the container found it, which the answer tells. */
  private static final String IF_FOUND = "if found";

  private final int port;
  private final String context;
  private final String server;
  private final List<Sent> sent = new ArrayList<>();

  /** Starts an embedded server with the application. */
  static RunningServer start(String name, Path directory, String... jvmOptions) throws Exception {
    Server server = Servers.named(name);
    return server.start(server.namespace().bodiesWar(), Jdk.current(), directory, jvmOptions);
  }

  /**
   * @param server its name, since servers read differently
   */
  BodyTraffic(int port, String context, String server) {
    this.port = port;
    this.context = context;
    this.server = server;
  }

  /** Sends everything, one request after the other. */
  List<Sent> send() throws IOException {
    forms();
    json();
    pieces();
    twice();
    partly();
    oddities();
    encoded();
    asynchronous();
    multipart();
    keptAlive();
    continued();
    return sent;
  }

  private void forms() throws IOException {
    for (Charset charset : List.of(LATIN_1, SHIFT_JIS, StandardCharsets.UTF_8)) {
      String product = charset.equals(SHIFT_JIS) ? "日本語" : "Grüße";
      byte[] body = form(charset, product);
      String stored = stored(product);
      post("read/parameter:product", FORM + "; charset=" + charset, body, stored);
      post("read/parameters/encoding:", FORM + ";charset=\"" + charset + "\"", body, stored);
      post("read/encoding:" + charset + "/parameter:product", FORM, body, stored);
      post("read/encoding:" + charset + "/parameters", FORM + ";charset=UTF-16", body, stored);
      post("read/encoding:" + charset + "/text:7", FORM, body, stored);
      post("read/stream:8192", FORM + ";charset=" + charset, body, stored);
      post("read/text:8192", FORM + ";charset=" + charset, body, stored);
      post("read/text-lines", FORM + ";charset=" + charset, body, stored);
      post("cached/parameters", FORM + ";charset=" + charset, body, stored);
    }
    // By neither, the container assumes what it likes; it says so.
    byte[] ascii = "product=plain&quantity=1&apiKey=s3cr3t".getBytes(LATIN_1);
    post("read/parameter:product/encoding:", FORM, ascii, stored("plain"));
    post("read/parameter:product/encoding:UTF-16/parameters", FORM, ascii, stored("plain"));
    put("read/parameter:product/stream:100", FORM, ascii, stored("plain"));
    put("read/stream:100/parameter:product", FORM, ascii, stored("plain"));
    post("read/stream:100/parameters", FORM, ascii, stored("plain"));
    post("read/parameters/stream:100", FORM, ascii, stored("plain"));
    post("read/text:100/parameters", FORM, ascii, stored("plain"));
    post("read/open/parameters", FORM, ascii, IF_FOUND);
    post("read/parameters?product=query", FORM, ascii, asked("query", stored("plain")));
    post("read/stream:9/parameters?quantity=2", FORM, ascii, quantityAsked(stored("plain")));
  }

  private void json() throws IOException {
    byte[] utf8 = ORDER.getBytes(StandardCharsets.UTF_8);
    for (String type : List.of(JSON, JSON + ";charset=UTF-8", "application/merge-patch+json")) {
      post("read/stream:8192", type, utf8, ORDER_STORED);
      post("read/encoding:UTF-8/text:8192", type, utf8, ORDER_STORED);
    }
    String latin = "{\"product\":\"Grüße\"}";
    String japanese = "{\"product\":\"日本語\"}";
    String in = JSON + ";charset=";
    post("read/text:8192", in + LATIN_1, latin.getBytes(LATIN_1), "{\"json\":" + latin + "}");
    post("read/stream:8192", in + LATIN_1, latin.getBytes(LATIN_1), "{\"json\":" + latin + "}");
    post(
        "read/text:9", in + SHIFT_JIS, japanese.getBytes(SHIFT_JIS), "{\"json\":" + japanese + "}");
    post(
        "read/encoding:Shift_JIS/text:9",
        in + LATIN_1,
        japanese.getBytes(SHIFT_JIS),
        "{\"json\":" + japanese + "}");
  }

  private void pieces() throws IOException {
    byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
    String type = JSON + ";charset=UTF-8";
    for (String step :
        List.of(
            "stream:1",
            "stream:7",
            "whole:7",
            "lines:64",
            "lines:4",
            "some:5/stream:1/stream:7",
            "available/stream:7/available",
            "skip:5/stream:7",
            "skip:1000/stream:7",
            "mark:5/stream:7",
            "text:1",
            "text:7",
            "text-lines",
            "text-mark:5/text:7",
            "text-mark:5/text-mark:9/text-lines",
            "text:7/text:1/text-lines",
            "open/text:7/stream:7",
            "text:7/stream:7",
            "stream:7/close/stream:7")) {
      post("read/" + step, type, body, ORDER_STORED);
    }
    byte[] large = large();
    for (String step : List.of("stream:8192", "stream:7", "text:100", "text-lines", "whole:100")) {
      post("read/" + step, type, large, LARGE_STORED);
    }
    // Tomcat's reader has what it passes over from nowhere that could be seen.
    post(
        "read/text-skip:9/text:100",
        type,
        large,
        isTomcat() ? sized(JSON, large.length) : LARGE_STORED);
  }

  private static final String LARGE_STORED = largeStored(large().length);

  private static String largeStored(int size) {
    return "{\"json\":{\"product\":\"large\",\"quantity\":1,\"_cut\":true},"
        + "\"body\":{\"type\":\"application/json\",\"size\":"
        + size
        + "}}";
  }

  private static byte[] large() {
    return ("{\"product\":\"large\",\"quantity\":1,\"note\":\"" + "x".repeat(100_000) + "\"}")
        .getBytes(LATIN_1);
  }

  private void twice() throws IOException {
    byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
    String type = JSON + ";charset=UTF-8";
    post("cached/stream:8192/stream:7", type, body, ORDER_STORED);
    post("cached/stream:1/text:7/text-lines", type, body, ORDER_STORED);
    byte[] form = "product=plain&quantity=1&apiKey=s3cr3t".getBytes(LATIN_1);
    post("cached/stream:100/parameters/stream:5", FORM, form, stored("plain"));
    post("cached/parameters?product=query", FORM, form, asked("query", stored("plain")));
  }

  private void partly() throws IOException {
    byte[] body = large();
    post("read/encoding:", JSON, body, null);
    post("read/open", JSON, body, null);
    post("read/some:10", JSON, body, sized(JSON, 10));
    post("read/some:50000", JSON, body, largeStored(50_000));
    post("read/status:422/some:10", JSON, body, sized(JSON, 10));
    post("read/refuse", JSON, body, null);
    post("read/refuse/stream:8192", JSON, body, LARGE_STORED);
  }

  private void oddities() throws IOException {
    for (String steps : List.of("stream:7", "text:7", "parameters", "text-lines", "available")) {
      post("read/" + steps, JSON, new byte[0], null);
      post("read/" + steps, FORM, new byte[0], null);
      request("POST", "read/" + steps, "Content-Type: " + JSON + "\r\n", new byte[0], null);
      request("GET", "read/" + steps, "", new byte[0], null);
    }
    byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
    request("GET", "read/stream:7", headers(JSON, body), body, ORDER_STORED);
    request("DELETE", "read/text:7", headers(JSON + ";charset=UTF-8", body), body, ORDER_STORED);
    post("read/stream:7", "text/plain", "hello".getBytes(LATIN_1), sized("text/plain", 5));
    post("read/stream:7", null, "hello".getBytes(LATIN_1), "{\"body\":{\"size\":5}}");
    post("read/stream:7", JSON, "{\"product\":".getBytes(LATIN_1), sized(JSON, 11));

    String chunked = "Transfer-Encoding: chunked\r\nContent-Type: ";
    request("POST", "read/stream:8192", chunked + JSON + "\r\n", chunks(body, 3), ORDER_STORED);
    request("POST", "read/stream:1", chunked + JSON + "\r\n", chunks(body, 17), ORDER_STORED);
    byte[] form = "product=plain&quantity=1&apiKey=s3cr3t".getBytes(LATIN_1);
    request("POST", "read/parameters", chunked + FORM + "\r\n", chunks(form, 5), stored("plain"));
    request("POST", "read/stream:7", chunked + JSON + "\r\n", chunks(new byte[0], 5), null);
    request("POST", "read/encoding:", chunked + JSON + "\r\n", chunks(body, 5), null);
  }

  private void encoded() throws IOException {
    byte[] zipped = zipped(ORDER.getBytes(StandardCharsets.UTF_8));
    String header = "Content-Encoding: gzip\r\n";
    String headers = header + headers(JSON, zipped);
    request("POST", "read/stream:7", headers, zipped, sized(JSON, zipped.length));
    request("POST", "unzipped/stream:7", headers, zipped, ORDER_STORED);
    byte[] large = zipped(large());
    request("POST", "unzipped/stream:100", header + headers(JSON, large), large, LARGE_STORED);
  }

  private void asynchronous() throws IOException {
    byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
    byte[] form = "product=plain&quantity=1&apiKey=s3cr3t".getBytes(LATIN_1);
    post("read/listener", JSON, body, ORDER_STORED);
    post("read/open/listener", JSON, body, ORDER_STORED);
    post("read/listener", JSON, large(), LARGE_STORED);
    post("read/worker/stream:8192", JSON, body, ORDER_STORED);
    post("read/open/worker/stream:7", JSON, body, ORDER_STORED);
    post("read/worker/encoding:UTF-8/text:7", JSON, body, ORDER_STORED);
    post("read/some:5/worker/stream:1", JSON, body, ORDER_STORED);
    post("read/worker/stream:8192", JSON, large(), LARGE_STORED);
    post("read/worker/parameters", FORM, form, stored("plain"));
    post("read/worker/encoding:", JSON, body, null);
    post("read/worker/refuse", JSON, body, null);
  }

  private void multipart() throws IOException {
    for (int size : new int[] {20, 100_000, LARGE}) {
      byte[] body = multipart(size);
      String type = "multipart/form-data; boundary=limit";
      post("read/parts", type, body, "{" + parts(size) + "}");
      post(
          "read/parameter:product/parts",
          type,
          body,
          "{\"form\":{\"product\":\"plain\"}," + parts(size) + "}");
      post("read/upload", type, body, sized("multipart/form-data", body.length));
    }
    byte[] body = multipart(20);
    post(
        "read/parts",
        "multipart/form-data; boundary=other",
        body,
        parsesThroughTheStream() ? sized("multipart/form-data", body.length) : null);
    post("read/parts", JSON, multipart(20), null);
  }

  private boolean isTomcat() {
    return server.startsWith("Tomcat");
  }

  /** Then what it parses is copied even if it fails. */
  private boolean parsesThroughTheStream() {
    return !server.contains("ee10");
  }

  private static String parts(int size) {
    return "\"parts\":[{\"name\":\"product\",\"size\":5},"
        + "{\"name\":\"file\",\"file\":true,\"type\":\"application/octet-stream\",\"size\":"
        + size
        + "}]";
  }

  private static byte[] multipart(int size) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(size + 300);
    body.write(
        ("--limit\r\nContent-Disposition: form-data; name=\"product\"\r\n\r\nplain\r\n"
                + "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"up.bin\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .getBytes(LATIN_1));
    for (int i = 0; i < size; i++) {
      body.write('0' + i % 10);
    }
    body.write("\r\n--limit--\r\n".getBytes(LATIN_1));
    return body.toByteArray();
  }

  /** What the first leaves unread must not become the second's. */
  private void keptAlive() throws IOException {
    byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
    byte[] large = large();
    try (Wire wire = new Wire(port)) {
      wire.send(head("POST", "read/some:5", headers(JSON, large))).send(large);
      answered(wire, "POST", "read/some:5", sized(JSON, 5));
      wire.send(head("POST", "read/stream:7", headers(JSON, body))).send(body);
      answered(wire, "POST", "read/stream:7", ORDER_STORED);
      wire.send(head("POST", "read/encoding:", headers(JSON, body))).send(body);
      answered(wire, "POST", "read/encoding:", null);
      // One after the other, before the first is answered.
      wire.send(head("POST", "read/text:7", headers(JSON + ";charset=UTF-8", body))).send(body);
      wire.send(head(sent.size() + 1, "GET", "read/stream:7", ""));
      answered(wire, "POST", "read/text:7", ORDER_STORED);
      answered(wire, "GET", "read/stream:7", null);
    }
  }

  /** The application has not read yet: what has been sent by then is up to the server. */
  private void continued() throws IOException {
    byte[] body = ORDER.getBytes(StandardCharsets.UTF_8);
    String headers = "Expect: 100-continue\r\n" + headers(JSON, body);
    try (Wire wire = new Wire(port)) {
      wire.send(head("POST", "read/wait:read/stream:7", headers));
      watch("reached/read");
      boolean early = wire.hasSomething();
      watch("open/read");
      String first = wire.answer();
      wire.send(body);
      answered(early + " " + first, wire, "POST", "read/wait:read/stream:7", ORDER_STORED);
    }
    try (Wire wire = new Wire(port)) {
      wire.send(head("POST", "read/wait:worker/worker/stream:7", headers));
      watch("reached/worker");
      boolean early = wire.hasSomething();
      watch("open/worker");
      String first = wire.answer();
      wire.send(body);
      answered(early + " " + first, wire, "POST", "read/wait:worker/worker/stream:7", ORDER_STORED);
    }
    for (String refusal : List.of("refuse", "status:413")) {
      try (Wire wire = new Wire(port)) {
        wire.send(head("POST", "read/wait:" + refusal + "/" + refusal, headers));
        watch("reached/" + refusal);
        boolean early = wire.hasSomething();
        watch("open/" + refusal);
        String first = early ? wire.answer() : "";
        answered(early + " " + first, wire, "POST", "read/wait:" + refusal + "/" + refusal, null);
      }
    }
  }

  private void watch(String what) throws IOException {
    try (Wire wire = new Wire(port)) {
      wire.send(head("GET", "watch/" + what, "Connection: close\r\n")).answer();
    }
  }

  private void post(String path, String type, byte[] body, String stored) throws IOException {
    request("POST", path, headers(type, body), body, stored);
  }

  private void put(String path, String type, byte[] body, String stored) throws IOException {
    request("PUT", path, headers(type, body), body, stored);
  }

  private void request(String method, String path, String headers, byte[] body, String stored)
      throws IOException {
    try (Wire wire = new Wire(port)) {
      wire.send(head(method, path, "Connection: close\r\n" + headers)).send(body);
      answered(wire, method, path, stored);
    } catch (IOException e) {
      throw new IOException(method + " " + path + " with " + headers, e);
    }
  }

  private void answered(Wire wire, String method, String path, String stored) throws IOException {
    answered("", wire, method, path, stored);
  }

  private void answered(String before, Wire wire, String method, String path, String stored)
      throws IOException {
    String answer = wire.answer();
    String endpoint = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    String status = answer.replaceFirst("(?s)HTTP/1.1 (\\d+).*", "$1");
    sent.add(
        new Sent(
            method + " " + path + "\n" + before + answer,
            method + " " + context + "/" + endpoint + " " + status,
            stored(answer, stored)));
  }

  private String stored(String answer, String wanted) {
    boolean notParsed = server.contains("ee10") && answer.contains("Unable to parse form content");
    if (IF_FOUND.equals(wanted)) {
      return answer.contains("product=[plain]") ? stored("plain") : null;
    }
    return notParsed ? null : wanted;
  }

  private String head(String method, String path, String headers) {
    return head(sent.size(), method, path, headers);
  }

  private String head(int number, String method, String path, String headers) {
    return method
        + " "
        + context
        + "/"
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: "
        + number
        + "\r\n"
        + headers
        + "\r\n";
  }

  private static String headers(String type, byte[] body) {
    return (type == null ? "" : "Content-Type: " + type + "\r\n")
        + "Content-Length: "
        + body.length
        + "\r\n";
  }

  private static byte[] chunks(byte[] body, int size) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; from += size) {
      int length = Math.min(size, body.length - from);
      all.write((Integer.toHexString(length) + ";extension=x\r\n").getBytes(LATIN_1));
      all.write(body, from, length);
      all.write("\r\n".getBytes(LATIN_1));
    }
    all.write("0\r\n\r\n".getBytes(LATIN_1));
    return all.toByteArray();
  }

  private static byte[] zipped(byte[] body) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    }
    return zipped.toByteArray();
  }

  private static byte[] form(Charset charset, String product) {
    return ("product=" + URLEncoder.encode(product, charset) + "&quantity=1&apiKey=s3cr3t")
        .getBytes(LATIN_1);
  }

  private static String stored(String product) {
    return "{\"form\":{\"product\":\""
        + product
        + "\",\"quantity\":\"1\",\"apiKey\":\"[REDACTED]\"}}";
  }

  private static String asked(String product, String stored) {
    return "{\"query\":{\"product\":\"" + product + "\"}," + stored.substring(1);
  }

  private static String quantityAsked(String stored) {
    return "{\"query\":{\"quantity\":\"2\"}," + stored.substring(1);
  }

  private static String sized(String type, long size) {
    return "{\"body\":{\"type\":\"" + type + "\",\"size\":" + size + "}}";
  }
}
