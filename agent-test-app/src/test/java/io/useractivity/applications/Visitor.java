package io.useractivity.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.endtoend.Played;
import io.useractivity.servers.Client;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser, and what she did with it. Paths have the context path. */
final class Visitor {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Client client;
  private final List<Step> steps = new ArrayList<>();
  private String user;
  private String role;

  Visitor(Client client) {
    this.client = client;
  }

  /** From the next request on its row is of that user. */
  void is(String user, String role) {
    this.user = user;
    this.role = role;
  }

  /** From the next request on nobody is signed in. */
  void isNobody() {
    is(null, null);
  }

  /** Who she is; null: nobody. */
  String user() {
    return user;
  }

  /** What the page says. */
  String get(String path, int status, Told told) throws IOException, InterruptedException {
    return text(send("GET", path, status, told, null, null));
  }

  /** Posts form fields: name, value, name, value. */
  String post(String path, int status, Told told, String... fields)
      throws IOException, InterruptedException {
    return text(send("POST", path, status, told, FORM, Client.form(fields)));
  }

  HttpResponse<byte[]> send(
      String method,
      String path,
      int status,
      Told told,
      String contentType,
      String body,
      String... headers)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(
            method,
            path,
            contentType,
            body == null ? null : body.getBytes(StandardCharsets.UTF_8),
            headers);
    steps.add(new Step(new Played(method, path, status, response), told, user, role));
    return response;
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** Where an answer sends the browser: the path and what follows it. */
  static String location(HttpResponse<byte[]> response) {
    String location = response.headers().firstValue("Location").orElseThrow();
    return location.replaceFirst("^https?://[^/]+", "");
  }

  /** The first group of the first match in a page. */
  static String find(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
    return matcher.group(1);
  }

  /** All requests and their answers, which have the expected statuses. */
  List<Step> steps() {
    assertThat(steps)
        .allSatisfy(
            each ->
                assertThat(each.played().response().statusCode())
                    .as(
                        each.played().method()
                            + " "
                            + each.played().path()
                            + ": "
                            + text(each.played().response()))
                    .isEqualTo(each.played().expected()));
    return steps;
  }
}
