package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.browser.Browser;
import io.useractivity.servers.Client;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages as people use them: in a real browser, inside an application that runs under the agent,
 * behind its own sign-in and beside its own rules of what browsers may load.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PagesInApplication {

  private static final String OWN = "/my-activity-logs";
  private static final String ALL = "/admin/user-activity-logs";

  /** Who has an account. */
  record Account(String name, String password, String address) {}

  /** A hundred pages of them, and some. */
  private static final int ROWS = 5_100;

  private static final int PAGE = 50;

  /** One row each ten seconds until now; the newest is of a client that thinks of spreadsheets. */
  private static final String INSERT =
      """
      INSERT INTO user_activity_logs (user_email, user_id, user_role, activity_type, action,
        endpoint, method, resource_type, resource_id, ip_address, user_agent, request_data,
        status_code, response_time_ms, success, tenant_id, session_id, created_at, updated_at)
      SELECT CONCAT('clerk', seq % 7, '@shop.example'), CONCAT('clerk', seq % 7), 'CLERK',
        IF(seq % 5 = 0, 'update', 'view'), 'GET /shop/orders/{id}', CONCAT('/shop/orders/', seq),
        IF(seq % 5 = 0, 'PUT', 'GET'), 'orders', seq, '10.0.0.7',
        IF(seq = 1, '=HYPERLINK("http://198.51.100.1","prize")', 'Mozilla/5.0'),
        JSON_OBJECT('line', seq), IF(seq % 11 = 0, 500, 200), seq % 900, seq % 11 <> 0, 'acme',
        CONCAT('s', seq % 90), UTC_TIMESTAMP(3) - INTERVAL seq * 10 SECOND, UTC_TIMESTAMP(3)
      FROM seq_1_to_5100
      """;

  private Rows database;
  private RunningServer server;
  private Browser browser;
  private String base;
  private Account current;

  /** Starts the application under the agent; administrators may see everyone's rows. */
  abstract RunningServer start(Path directory, String agentArgument) throws Exception;

  /** The context path; empty at the root. */
  abstract String contextPath();

  abstract Account user();

  abstract Account administrator();

  /** Of the log-in form's field for the name. */
  abstract String nameField();

  /** A path that everybody may ask for. */
  abstract String publicPath();

  @BeforeAll
  void begin(@TempDir Path directory) throws Exception {
    browser = Browser.startOrSkip(directory.resolve("profile"));
    database = MariaDb.shared().newDatabase();
    server = start(Files.createDirectory(directory.resolve("server")), database.agentArgument());
    base = server.url(contextPath());
    new Client(base).get(publicPath());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions() // before there is a table
        .until(() -> database.count() > 0);
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(INSERT)).isEqualTo(ROWS);
    }
  }

  @AfterAll
  void end() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
      assertThat(server.output().complaints()).isEmpty();
    }
  }

  @BeforeEach
  void asUsual() {
    browser.scripts(true);
    browser.paper(false);
    browser.look(1280, 800, false);
  }

  /** The application's address, without a slash at its end. */
  final String base() {
    return base;
  }

  /** By the application's own form, which it shows in the place of the page. */
  private void signIn(Account account) {
    if (account.equals(current)) {
      return;
    }
    browser.forgetCookies();
    browser.open(base + OWN);
    assertThat(browser.text("location.pathname")).isEqualTo(contextPath() + "/login");
    browser.fill("input[name=" + nameField() + "]", account.name());
    browser.fill("input[name=password]", account.password());
    browser.follow("button");
    current = account;
  }

  private void open(Account account, String page) {
    signIn(account);
    browser.open(base + page);
  }

  private int rows() {
    return browser.number("document.querySelectorAll('#rows tbody tr').length");
  }

  private String firstPath() {
    return browser.text("document.querySelector('#rows tbody tr .path').textContent");
  }

  @Test
  void usersSeeNothingButTheirOwn() throws SQLException {
    open(user(), OWN);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              browser.open(base + OWN + "?time=1h");
              return rows() > 1;
            });
    assertThat(browser.text("document.querySelector('.me').textContent"))
        .isEqualTo(user().address());
    assertThat(browser.text("document.body.innerText"))
        .doesNotContain("shop.example")
        .doesNotContain("/shop/orders");
    assertThat(browser.number("document.querySelectorAll('th.who, th.tenant').length")).isZero();

    browser.open(base + OWN + "?user=clerk1@shop.example&tenant=acme&endpoint=/shop/*");
    assertThat(rows()).isZero();
    long others =
        database.number("SELECT id FROM user_activity_logs WHERE resource_id = '7' LIMIT 1");
    browser.open(base + OWN + "/entry/" + others);
    assertThat(browser.text("document.querySelector('h1').textContent"))
        .isEqualTo("There is no such entry");
    assertThat(browser.number("fetch('" + base + ALL + "').then(a => a.status)"))
        .as("the application's own refusal")
        .isEqualTo(403);
  }

  @Test
  void administratorsFilterAndTheAddressSaysBy() {
    open(administrator(), ALL + "?endpoint=/shop/*");
    browser.fill("#f-user", "clerk3@shop.example");
    browser.fill("#f-outcome", "failed");
    browser.follow("#filter button");
    assertThat(browser.text("location.search"))
        .contains("user=clerk3%40shop.example")
        .contains("outcome=failed")
        .contains("endpoint=%2Fshop%2F*");
    assertThat(rows()).isEqualTo(PAGE);
    assertThat(
            browser.value(
                "[...document.querySelectorAll('#rows tbody tr')].every(r => r.matches('.failed')"
                    + " && r.querySelector('.who').textContent.includes('clerk3@shop.example'))"))
        .hasToString("true");
    browser.follow(".chip");
    assertThat(browser.text("location.search")).doesNotContain("user=");
  }

  @Tag("soak")
  @Test
  void aHundredPagesDownTheListGoesOnWithoutAGap() {
    open(administrator(), ALL + "?endpoint=/shop/*");
    for (int page = 1; page < 100; page++) {
      assertThat(firstPath()).isEqualTo("/shop/orders/" + ((page - 1) * PAGE + 1));
      browser.follow("a[rel=next]");
    }
    assertThat(firstPath()).isEqualTo("/shop/orders/" + (99 * PAGE + 1));
    assertThat(rows()).isEqualTo(PAGE);
    browser.follow("a[rel=prev]");
    assertThat(firstPath()).isEqualTo("/shop/orders/" + (98 * PAGE + 1));
  }

  @Test
  void aRowOpensBesideTheListWithAllThatItHas() {
    open(administrator(), ALL + "?endpoint=/shop/*");
    browser.click("#rows tbody tr:nth-child(4) td.request");
    browser.until("document.querySelector('#drawer h1') !== null");
    assertThat(browser.text("document.querySelector('#drawer').innerText"))
        .contains("Viewed orders 4")
        .contains("clerk4@shop.example")
        .containsPattern("\"line\" ?: 4");
    String session = "[...document.querySelectorAll('#drawer .ways a')][0].href";
    assertThat(browser.text(session)).startsWith(base + ALL + "?session=s4");
    browser.press("Escape");
    browser.until("document.querySelector('#drawer').hidden");
    browser.click("#rows tbody tr:nth-child(4) td.request");
    browser.until("document.querySelector('#drawer h1') !== null");
    browser.follow("#drawer .ways a");
    assertThat(browser.text("[...document.querySelectorAll('.chip')].map(c => c.innerText).join()"))
        .contains("s4");
    assertThat(rows()).isEqualTo(PAGE);
  }

  @Test
  void whatOthersDoComesIntoAListThatIsFollowed() throws Exception {
    String path = contextPath() + publicPath();
    open(administrator(), ALL + "?status=2xx&endpoint=" + path + "&time=1h");
    browser.click("#follow");
    int before = rows();
    Client other = new Client(base);
    other.get(publicPath());
    browser.until("document.querySelectorAll('#rows tbody tr').length === " + (before + 1));
    assertThat(browser.text("document.querySelector('#rows tbody tr').className")).contains("new");
    other.get(publicPath());
    browser.until("document.querySelectorAll('#rows tbody tr').length === " + (before + 2));
    browser.click("#follow");
    assertThat(browser.text("document.querySelector('#follow').getAttribute('aria-pressed')"))
        .isEqualTo("false");
  }

  @Test
  void aListThatIsEmptyIsFollowedToo() throws Exception {
    open(administrator(), ALL + "?status=404&time=1h&endpoint=" + contextPath() + "/public/later");
    assertThat(rows()).isZero();
    browser.click("#follow");
    signInElsewhere(user()).get("/public/later");
    browser.until("document.querySelectorAll('#rows tbody tr').length === 1");
    browser.until("document.querySelector('#follow').getAttribute('aria-pressed') === 'true'");
    signInElsewhere(user()).get("/public/later");
    browser.until("document.querySelectorAll('#rows tbody tr').length === 2");
  }

  /** A client that is signed in as that user. */
  abstract Client signInElsewhere(Account account) throws Exception;

  @Test
  void theTimeIsChosenFromAListOrByTwoMomentsOrInTheChart() {
    open(administrator(), ALL + "?endpoint=/shop/*");
    browser.fill("#f-time", "1h");
    browser.follow("#filter button");
    assertThat(browser.text("location.search")).contains("time=1h");
    assertThat(browser.text("document.querySelector('figcaption').innerText"))
        .matches("(?s).*\\b3[0-9]{2} requests.*"); // ten seconds apart

    LocalDateTime from =
        LocalDateTime.now(ZoneOffset.UTC).minusHours(4).truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime to = from.plusMinutes(5);
    browser.fill("#f-time", "custom");
    browser.fill("#f-from", from + ":00");
    browser.fill("#f-to", to + ":00");
    browser.follow("#filter button");
    assertThat(rows()).isEqualTo(30);
    assertThat(
            browser.value(
                "[...document.querySelectorAll('#rows td time')].every(t => t.dateTime >= '"
                    + from
                    + "' && t.dateTime < '"
                    + to
                    + "')"))
        .hasToString("true");

    browser.follow(".plot a:nth-of-type(3) .hit");
    assertThat(rows()).isLessThan(30).isPositive();
  }

  @Test
  void aListIsExportedAsItIsFilteredAndOpensInertInASpreadsheet() {
    open(administrator(), ALL + "?user=clerk1@shop.example&endpoint=/shop/*");
    String csv = exported("csv");
    int expected = (ROWS - 1) / 7 + 1;
    assertThat(csv.lines()).hasSize(expected + 1);
    assertThat(csv)
        .startsWith("id,user_email,")
        .contains("\"'=HYPERLINK(\"\"http://198.51.100.1\"\",\"\"prize\"\")\"")
        .doesNotContain("clerk2@");
    assertThat(exported("jsonl").lines())
        .hasSize(expected)
        .allMatch(line -> line.startsWith("{\"id\":") && line.endsWith("}"));
  }

  private String exported(String format) {
    return browser.text(
        "fetch(document.querySelector('.sheet a[href*=\"export."
            + format
            + "\"]').href).then(a => a.text())");
  }

  @Test
  void aListIsPrintedWithoutWhatOnlyAScreenNeeds() {
    open(administrator(), ALL + "?endpoint=/shop/*");
    assertThat(browser.printedBytes()).isGreaterThan(10_000);
    browser.paper(true);
    for (String gone : List.of("#filter", ".tools", ".pages", ".bar nav")) {
      assertThat(shown(gone)).as(gone).isEqualTo("none");
    }
    for (String column : List.of("when", "who", "what", "request", "status", "from", "tenant")) {
      assertThat(shown("#rows tbody td." + column)).as(column).isEqualTo("table-cell");
    }
  }

  private String shown(String selector) {
    return browser.text("getComputedStyle(document.querySelector('" + selector + "')).display");
  }

  @Test
  void theApplicationsStylesAndRulesAreItsOwnAndOursOurs() {
    open(administrator(), ALL + "?endpoint=/shop/*");
    assertThat(browser.text("[...document.styleSheets].map(s => s.href).join()"))
        .matches("\\Q" + base + ALL + "\\E/assets/viewer\\.[0-9a-f]+\\.css");
    assertThat(browser.text("getComputedStyle(document.querySelector('#rows')).borderCollapse"))
        .isEqualTo("collapse");
    assertThat(browser.text("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(
            browser.text(
                "fetch(location.href).then(a => a.headers.get('content-security-policy'))"))
        .contains("script-src 'self'")
        .doesNotContain(",");
    browser.look(1280, 800, true);
    assertThat(browser.text("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(13, 17, 23)");
  }

  @Test
  void aPhoneShowsAllOfIt() {
    browser.look(360, 740, false);
    for (String page : List.of(OWN, ALL + "?endpoint=/shop/*", ALL + "/overview")) {
      open(administrator(), page);
      assertThat(browser.number("document.documentElement.scrollWidth - innerWidth"))
          .as(page)
          .isLessThanOrEqualTo(0);
    }
    browser.open(base + ALL + "?endpoint=/shop/*");
    browser.click("#rows tbody tr:nth-child(2)");
    browser.until("document.querySelector('#drawer h1') !== null");
    assertThat(browser.number("document.querySelector('#drawer').getBoundingClientRect().width"))
        .isEqualTo(360);
  }

  @Test
  void withoutScriptAllOfItWorks() {
    signIn(administrator());
    browser.scripts(false);
    browser.open(base + ALL);
    browser.fill("#f-endpoint", "/shop/*");
    browser.follow("#filter button");
    assertThat(firstPath()).isEqualTo("/shop/orders/1");
    browser.follow("a[rel=next]");
    assertThat(firstPath()).isEqualTo("/shop/orders/51");
    browser.follow("#rows tbody tr:nth-child(2) a.open");
    assertThat(browser.text("document.querySelector('.facts').innerText"))
        .contains("clerk3@shop.example");
    browser.follow(".crumb a");
    assertThat(rows()).isEqualTo(PAGE);
    browser.follow(".bar nav a:nth-of-type(2)");
    assertThat(browser.text("document.querySelector('.tiles').innerText")).contains("Requests");
    assertThat(browser.number("document.querySelectorAll('.plot rect.bad').length")).isPositive();
    browser.follow(".bar nav a:nth-of-type(3)");
    assertThat(browser.text("location.pathname")).endsWith("/activity-logs");
  }

  /** The application has refused some, and an entry was not there. */
  @Test
  void noPageComplainsAndNobodyElseIsAsked() {
    open(administrator(), ALL);
    open(administrator(), ALL + "/overview");
    assertThat(browser.said())
        .filteredOn(line -> !line.contains("status of 403") && !line.contains("status of 404"))
        .filteredOn(line -> !line.startsWith("[DOM]")) // advice for the application's log-in form
        .isEmpty();
    // The browser looks for an icon of the application's by itself.
    String host = base.replaceFirst("(?<=[^/:])/.*", "");
    assertThat(browser.requested())
        .allMatch(url -> url.startsWith(host + "/") || url.startsWith("data:"));
  }
}
