package io.useractivity.servers;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody's browser: keeps cookies, follows no redirects. Its requests are numbered in the header
 * {@code User-Agent}, unless another one is given.
 */
public final class Client {

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final AtomicInteger requests = new AtomicInteger();
  private final String base;

  /**
   * @param base what every path is appended to
   */
  public Client(String base) {
    this.base = base;
  }

  public int get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, null).statusCode();
  }

  /** Posts form fields: name, value, name, value. */
  public int post(String path, String... fields) throws IOException, InterruptedException {
    return send("POST", path, "application/x-www-form-urlencoded", form(fields)).statusCode();
  }

  public static String form(String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  /** Signs in with the password that the test application gives its users. */
  public int logIn(String email) throws IOException, InterruptedException {
    String localPart = email.substring(0, email.indexOf('@'));
    String password = email.endsWith("@load.example") ? "load" : "secret-" + localPart;
    return post("/login", "email", email, "password", password);
  }

  public HttpResponse<byte[]> send(String method, String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        method, path, contentType, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
  }

  public HttpResponse<byte[]> send(
      String method, String path, String contentType, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    Optional.ofNullable(contentType).ifPresent(type -> request.header("Content-Type", type));
    if (!List.of(headers).contains("User-Agent")) {
      request.header("User-Agent", "browser/" + requests.incrementAndGet());
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
