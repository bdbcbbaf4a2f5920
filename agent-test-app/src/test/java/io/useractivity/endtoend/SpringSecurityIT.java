package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.servers.Client;
import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.Rows.Row;
import io.useractivity.servers.RunningServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who did it in an unmodified application with Spring Security, without any configuration. */
class SpringSecurityIT {

  private static final String NOBODY = "null null null null";
  private static final String ANN = "ann ann@ledger.example ADMIN,CLERK north";
  private static final String BOB = "bob bob@ledger.example CLERK south";
  private static final String EVE = "u-17 eve@ledger.example SCOPE_audit west";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @TempDir Path directory;

  private final List<String> expected = new ArrayList<>();

  @ParameterizedTest(name = "Spring Boot {0} {1}")
  @CsvSource({
    "2, --ledger.wrapper=true",
    "3, --ledger.wrapper=true",
    "2, --ledger.wrapper=false",
    "3, --ledger.wrapper=false",
    "2, --ledger.sessions=own",
    "3, --ledger.sessions=own"
  })
  void everyRowHasTheUserRoleAndTenantOfItsRequest(String line, String option) throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    RunningServer application =
        JavaApplication.valueOf("SPRING_SECURITY_" + line)
            .start(
                directory,
                Jdk.current(),
                database.agentArgument() + ",capture.session-id=raw",
                "--server.port=0",
                option);
    try (application) {
      formLogin(application.url(""));
      refusedUser(application.url(""));
      basic(application.url(""));
      bearer(application.url(""));
    }

    List<Row> rows = database.all();
    assertThat(rows)
        .extracting(row -> row.line() + ": " + row.who())
        .containsExactlyElementsOf(expected);
    Row before = rows.get(2);
    Row login = rows.get(4);
    assertThat(before.endpoint()).isEqualTo("/login");
    assertThat(login.who()).isEqualTo("login by " + ANN);
    assertThat(login.session()).as("fixation").isNotNull().isNotEqualTo(before.session());
    assertThat(rows.subList(4, 12)).extracting(Row::session).containsOnly(login.session());
    assertThat(rows.stream().filter(row -> row.requestData() != null))
        .filteredOn(row -> row.requestData().contains("attempted_user"))
        .extracting(row -> row.line() + " " + row.requestData())
        .containsExactly(
            "POST /login 302 {\"attempted_user\":\"ann\",\"form\":{\"username\":\"ann\","
                + "\"password\":\"[REDACTED]\",\"_csrf\":\"[REDACTED]\"}}",
            "GET /entries/1 401 {\"attempted_user\":\"ann\"}");
    assertThat(application.output().complaints()).isEmpty();
  }

  private void formLogin(String url) throws Exception {
    Client browser = new Client(url);
    get(browser, "/public/hello", 200, NOBODY);
    expect("GET /entries 302", "view by " + NOBODY);
    assertThat(
            browser
                .send("GET", "/entries", null, (byte[]) null, "Accept", "text/html")
                .statusCode())
        .isEqualTo(302);
    String token = token(browser, "/login", NOBODY);
    expect("POST /login 302", "login failed by " + NOBODY);
    browser.post("/login", "username", "ann", "password", "wrong", "_csrf", token);
    expect("POST /login 302", "login by " + ANN);
    browser.post("/login", "username", "ann", "password", "secret-ann", "_csrf", token);
    get(browser, "/entries/42", 200, ANN);
    get(browser, "/audit", 200, ANN);
    get(browser, "/broken", 500, ANN);
    get(browser, "/nowhere", 404, ANN);
    token = token(browser, "/logout", ANN);
    expect("DELETE /entries/42 200", "delete by " + ANN);
    browser.send("DELETE", "/entries/42", null, (byte[]) null, "X-CSRF-TOKEN", token);
    expect("POST /logout 302", "logout by " + ANN);
    browser.send(
        "POST",
        "/logout",
        "application/x-www-form-urlencoded",
        Client.form("_csrf", token).getBytes(StandardCharsets.UTF_8),
        "Accept",
        "text/html");
    expect("GET /entries 302", "view by " + NOBODY);
    browser.send("GET", "/entries", null, (byte[]) null, "Accept", "text/html");
  }

  private void refusedUser(String url) throws Exception {
    Client browser = new Client(url);
    String token = token(browser, "/login", NOBODY);
    expect("POST /login 302", "login by " + BOB);
    browser.post(
        "/login", "username", "bob", "password", "secret-bob", "_csrf", token, "remember-me", "on");
    get(browser, "/admin/books", 403, BOB);
    get(browser, "/audit", 403, BOB);
    expect("DELETE /entries/42 403", "delete failed by " + BOB);
    browser.send("DELETE", "/entries/42", null, null);
  }

  private void basic(String url) throws Exception {
    get(new Client(url), "/entries/1", 200, ANN, basicOf("ann", "secret-ann"));
    get(new Client(url), "/audit", 403, BOB, basicOf("bob", "secret-bob"));
    get(new Client(url), "/entries/1", 401, NOBODY, basicOf("ann", "wrong"));
  }

  private void bearer(String url) throws Exception {
    String eve =
        "\"sub\":\"u-17\",\"email\":\"eve@ledger.example\",\"tenant_id\":\"west\","
            + "\"scope\":\"audit\"";
    get(new Client(url), "/entries/2", 200, EVE, bearerOf(eve, 4_000_000_000L));
    get(new Client(url), "/audit", 200, EVE, bearerOf(eve, 4_000_000_000L));
    get(new Client(url), "/admin/books", 403, EVE, bearerOf(eve, 4_000_000_000L));
    get(new Client(url), "/entries/2", 401, NOBODY, bearerOf(eve, 1_000_000_000L));
  }

  private void get(Client client, String path, int status, String who, String... headers)
      throws Exception {
    expect("GET " + path + " " + status, (status < 400 ? "view by " : "view failed by ") + who);
    assertThat(client.send("GET", path, null, (byte[]) null, headers).statusCode())
        .isEqualTo(status);
  }

  private String token(Client client, String path, String who) throws Exception {
    expect("GET " + path + " 200", "view by " + who);
    byte[] page = client.send("GET", path, null, (byte[]) null).body();
    Matcher token = TOKEN.matcher(new String(page, StandardCharsets.UTF_8));
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private void expect(String line, String who) {
    expected.add(line + ": " + who);
  }

  private static String[] basicOf(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new String[] {
      "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)
    };
  }

  private static String[] bearerOf(String claims, long expires) throws Exception {
    String payload = "{" + claims + ",\"exp\":" + expires + "}";
    String signed = base64("{\"alg\":\"HS256\"}") + "." + base64(payload);
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = "a key that everybody may read, of a test".getBytes(StandardCharsets.US_ASCII);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    return new String[] {
      "Authorization",
      "Bearer " + signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature)
    };
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
