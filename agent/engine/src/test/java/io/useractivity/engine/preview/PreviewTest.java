package io.useractivity.engine.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.useractivity.engine.config.ConfigurationReader;
import io.useractivity.engine.log.Log;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows the row that a request would leave, and what says each value. */
class PreviewTest {

  private static final String ORDER =
      """
      POST /shop/api/orders/42?token=s3cretToken&page=2 HTTP/1.1
      Host: acme.example.com
      User-Agent: curl/8
      X-User: anna
      X-Forwarded-For: 198.51.100.7
      Content-Type: application/json
      Cookie: a=b; JSESSIONID=liveSession

      {"password":"s3cretPassword","amount":7}
      """;

  @TempDir private Path directory;

  private final Properties options = new Properties();
  private String rules = "";

  @BeforeEach
  void keepFilesHere() {
    options.setProperty("useractivity.data.dir", directory.resolve("data").toString());
  }

  @Test
  void eachValueComesWithWhatSaysIt() throws Exception {
    set("user.id", "header:X-User");
    set("tenant.id", "subdomain");
    set("proxy.trusted", "192.0.2.0/24");
    rules =
        """
        rule.order.match=POST /api/orders/{id}
        rule.order.type=order
        rule.order.resource-id={id}
        """;

    PreviewedRow row = play(ORDER, around("/shop", null, 201));

    assertThat(row.isRecorded()).isTrue();
    assertValue(row, "user_id", "anna", "user.id = header:X-User");
    assertValue(row, "tenant_id", "acme", "tenant.id = subdomain");
    assertValue(row, "activity_type", "order", "rule.order.type");
    assertValue(row, "resource_id", "42", "rule.order.resource-id");
    assertThat(of(row, "action").origin()).contains("rule.order does not say it");
    assertValue(row, "ip_address", "198.51.100.7", "what the proxies of proxy.trusted say");
    assertValue(row, "endpoint", "/shop/api/orders/42", "the path");
    assertValue(row, "status_code", 201, "--status");
    assertThat(of(row, "request_data").value().toString())
        .contains("\"amount\":7", "\"page\":\"2\"")
        .doesNotContain("s3cret");
    assertThat(of(row, "request_data").origin())
        .contains("redacted: ", "query.token", "json.password");
    assertThat(of(row, "session_id").origin()).contains("by the key that the agent makes");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void aSessionsHashIsTheAgentsOwn() throws Exception {
    set("capture.session-key", "some key");

    PreviewedValue hash = of(play(ORDER, around("", null, 200)), "session_id");

    assertThat(hash.value().toString()).matches("[0-9a-f]{64}");
    assertThat(hash.origin()).isEqualTo("capture.session-id = hash");
  }

  @Test
  void whatSessionAttributesAndPrincipalWouldTellCanBeSaid() throws Exception {
    set("user.id", "session:user.id, principal");
    set("user.role", "roles:ADMIN|USER");

    PreviewedRow bySession =
        play(
            ORDER,
            new Surroundings(
                "192.0.2.1",
                "",
                null,
                "anna",
                List.of("USER"),
                Map.of("user.id", "7"),
                Map.of(),
                200,
                null));
    assertValue(bySession, "user_id", "7", "user.id = session:user.id");
    assertValue(bySession, "user_role", "USER", "user.role = roles");

    PreviewedRow byPrincipal = play(ORDER, around("", "anna@example.org", 200));
    assertValue(byPrincipal, "user_id", "anna@example.org", "user.id = principal");
    assertValue(byPrincipal, "user_email", "anna@example.org", "the principal (--user)");
  }

  @Test
  void whatNobodyTellsSaysSo() throws Exception {
    PreviewedRow row = play("GET /orders", around("", null, 200));

    assertThat(of(row, "user_id").value()).isNull();
    assertThat(of(row, "user_id").origin()).contains("user.id is not set");
    assertThat(of(row, "activity_type").origin()).contains("convention, since no rule matches");
    assertThat(of(row, "request_data").value()).isNull();
  }

  @Test
  void aRequestThatLeavesNoRowIsTold() throws Exception {
    rules =
        """
        rule.quiet.match=GET /health
        rule.quiet.record=never
        """;
    set("capture.exclude", "GET /ping");

    assertThat(play("GET /ping", around("", null, 200)).isRecorded()).isFalse();
    assertThat(play("GET /ping", around("", null, 200)).reason()).contains("capture.exclude");
    assertThat(play("GET /ping", around("", null, 500)).isRecorded()).isTrue();
    PreviewedRow never = play("GET /health", around("", null, 200));
    assertThat(never.isRecorded()).isFalse();
    assertThat(never.reason()).contains("rule.quiet.record");
  }

  @Test
  void linesMayEndAsHttpHasThemAndTheTargetMayHaveItsHost() throws Exception {
    set("tenant.id", "subdomain");

    PreviewedRow row =
        play(
            "POST https://acme.example.com/login HTTP/1.1\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
                + "name=anna&password=s3cretPassword",
            around("", null, 200));

    assertValue(row, "tenant_id", "acme", "tenant.id = subdomain");
    assertThat(of(row, "request_data").value().toString())
        .contains("anna")
        .doesNotContain("s3cret");
    assertThat(of(row, "request_data").origin()).contains("form.password");
  }

  @Test
  void whatIsNoRequestIsToldWithItsLine() {
    assertThatThrownBy(() -> RequestText.parse(bytes("hello")))
        .isInstanceOf(UnreadableRequestException.class)
        .hasMessageContaining("\"hello\"")
        .hasMessageContaining("POST /orders?x=1 HTTP/1.1");
    assertThatThrownBy(() -> RequestText.parse(bytes("GET orders HTTP/1.1")))
        .hasMessageContaining("begin with a slash");
    assertThatThrownBy(() -> RequestText.parse(bytes("POST /x HTTP/1.1\na=1&b=2\n")))
        .hasMessageContaining("Line 2 is \"a=1&b=2\"")
        .hasMessageContaining("empty line");
  }

  private PreviewedRow play(String request, Surroundings around) throws Exception {
    Path file = directory.resolve("agent.properties");
    Files.writeString(file, rules);
    return new Preview(
            new ConfigurationReader(Map.of(), options, new File("no-such-directory"))
                .read(file.toString()),
            new Log(new PrintStream(OutputStream.nullOutputStream()), Log.Level.ERROR))
        .play(RequestText.parse(bytes(request)), around);
  }

  private void set(String key, String value) {
    options.setProperty("useractivity." + key, value);
  }

  private static Surroundings around(String contextPath, String principal, int status) {
    return new Surroundings(
        "192.0.2.1", contextPath, null, principal, List.of(), Map.of(), Map.of(), status, null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertValue(PreviewedRow row, String column, Object value, String origin) {
    assertThat(of(row, column).value()).as(column).isEqualTo(value);
    assertThat(of(row, column).origin()).as(column).contains(origin);
  }

  private static PreviewedValue of(PreviewedRow row, String column) {
    return row.values().stream()
        .filter(value -> value.column().equals(column))
        .findFirst()
        .orElseThrow();
  }
}
