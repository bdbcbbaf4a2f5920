package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.browser.Browser;
import io.useractivity.servers.AgentJar;
import io.useractivity.servers.Command;
import io.useractivity.servers.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of {@code serve} in a real browser: with script and without, light, dark and narrow.
 */
class PagesIT {

  private static final String LIST = "/admin/user-activity-logs";
  private static final int ROWS = 120;

  /** What would do something if any page took it for more than text. */
  private static final List<String> HOSTILE =
      List.of(
          "<script>window.pwned=1</script>",
          "\"><img src=x onerror=window.pwned=1>",
          "'><svg onload=window.pwned=1>",
          "javascript:window.pwned=1",
          "</style></title></textarea><iframe srcdoc='<script>parent.pwned=1</script>'>");

  @TempDir static Path directory;

  private static Process serve;
  private static Browser browser;
  private static String root;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.startOrSkip(directory.resolve("profile"));
    Path database = directory.resolve("rows");
    Path config = directory.resolve("user-activity.properties");
    String url = "jdbc:h2:" + database;
    String archive = "archive.dir=" + directory.resolve("archive") + "\n";
    Files.writeString(config, "jdbc.url=" + url + "\n" + archive);
    Command.ofAgent(
            Jdk.current(), directory, "create-table", "--apply", "--config", config.toString())
        .requireSuccess();
    fill(url);
    List<String> command = new ArrayList<>(Jdk.current().command());
    command.addAll(
        List.of("-jar", AgentJar.file().getPath(), "serve", "--config", config.toString()));
    Path said = directory.resolve("serve.txt");
    serve =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> Files.readString(said).contains("Open http"));
    String link = Files.readString(said).replaceFirst("(?s).*Open (\\S+).*", "$1");
    root = link.replaceFirst("/\\?.*", "");
    browser.look(1280, 800, false);
    browser.open(link);
    // The first question opens the file, which takes long on a machine that is busy.
    Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(2))
        .until(
            () -> {
              browser.open(root + LIST);
              return rows() > 0;
            });
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (serve != null) {
      serve.destroy();
      serve.waitFor();
    }
  }

  @BeforeEach
  void asUsual() {
    browser.scripts(true);
    browser.look(1280, 800, false);
  }

  private static void fill(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      for (int i = 0; i < ROWS; i++) {
        add(connection, i, "user" + i % 7 + "@example.com", "/shop/orders/" + i, i % 11 == 0);
      }
      for (int i = 0; i < HOSTILE.size(); i++) {
        add(connection, ROWS + i, HOSTILE.get(i), HOSTILE.get(i), true);
      }
    }
  }

  private static void add(Connection connection, int age, String user, String text, boolean failed)
      throws Exception {
    String sql =
        "INSERT INTO user_activity_logs (user_email, user_id, user_role, activity_type, action,"
            + " endpoint, method, resource_type, resource_id, ip_address, user_agent, request_data,"
            + " status_code, response_time_ms, success, tenant_id, session_id, error_message,"
            + " created_at, updated_at) VALUES (?, ?, 'CLERK', ?, ?, ?, 'GET', ?, ?, '10.0.0.1', ?,"
            + " ? FORMAT JSON, ?, 12, ?, 'acme', ?, ?, ?, ?)";
    boolean plain = text.startsWith("/");
    String short60 = text.length() > 60 ? text.substring(0, 60) : text;
    LocalDateTime created = LocalDateTime.now(ZoneOffset.UTC).minusMinutes(age);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      Object[] values = {
        user,
        short60,
        plain ? "view" : short60,
        plain ? "GET /shop/orders/{id}" : text,
        text,
        plain ? "orders" : text,
        plain ? String.valueOf(age) : text,
        plain ? "Mozilla/5.0" : text,
        "{\"q\": \"" + text.replace("\"", "\\\"") + "\"}",
        failed ? 500 : 200,
        !failed,
        "session-" + age % 5,
        failed ? "java.lang.IllegalStateException: " + text : null,
        created,
        created
      };
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  private static int rows() {
    return browser.number("document.querySelectorAll('#rows tbody tr').length");
  }

  @Test
  void withoutScriptEverythingCanBeReached() {
    browser.scripts(false);
    browser.open(root + LIST + "?endpoint=/shop/orders/*");
    assertThat(rows()).as(browser.text("document.body.innerText")).isEqualTo(50);
    browser.click("a[rel=next]");
    browser.until("location.search.includes('after=')");
    browser.loaded();
    assertThat(rows()).isEqualTo(50);
    browser.click("#rows tbody tr a.open");
    browser.until("location.pathname.includes('/entry/')");
    browser.loaded();
    assertThat(browser.text("document.querySelector('h1').textContent"))
        .startsWith("Viewed orders");
    browser.click(".crumb a");
    browser.until("!location.pathname.includes('/entry/')");
    browser.loaded();

    browser.open(root + LIST);
    browser.value("document.querySelector('#f-user').value = 'user3@example.com'");
    browser.value("document.querySelector('#f-outcome').value = 'failed'");
    browser.click("#filter button");
    browser.until("location.search.includes('outcome=failed')");
    browser.loaded();
    assertThat(rows()).isEqualTo(1);
    assertThat(browser.number("document.querySelectorAll('.chip').length")).isEqualTo(2);
    assertThat(browser.number("document.querySelectorAll('.plot rect.bad').length")).isPositive();
  }

  @Test
  void aRowOpensBesideTheListAndKeysDoWhatTheySay() {
    browser.open(root + LIST + "?endpoint=/shop/orders/*");
    browser.click("#rows tbody tr:nth-child(3) td.request");
    browser.until("document.querySelector('#drawer h1') !== null");
    assertThat(browser.text("document.querySelector('#drawer .path').textContent"))
        .isEqualTo("/shop/orders/2");
    browser.press("j");
    browser.until("document.querySelector('#drawer .path')?.textContent === '/shop/orders/3'");
    browser.press("Escape");
    browser.until("document.querySelector('#drawer').hidden");
    browser.press("k");
    browser.press("Enter");
    browser.until("document.querySelector('#drawer .path')?.textContent === '/shop/orders/2'");
    browser.press("Escape");
    browser.press("?");
    browser.until("document.querySelector('#keys').open");
    browser.press("Escape");
    browser.until("!document.querySelector('#keys').open");
    browser.press("/");
    browser.until("document.activeElement.id === 'f-user'");
    browser.press("Escape");
    browser.press("n");
    browser.until("location.search.includes('after=')");
  }

  @Test
  void timesAreShownAsTheReaderLikes() {
    browser.open(root + LIST);
    browser.until("!document.querySelector('[data-zone]').hidden");
    assertThat(browser.text("document.querySelector('td time').textContent")).endsWith(" ago");
    browser.click("[data-zone-value=utc]");
    browser.until("document.querySelector('td time').textContent.includes(':')");
    browser.open(root + LIST);
    browser.until("document.querySelector('td time').textContent.includes(':')");
    browser.click("[data-zone-value=ago]");
  }

  @Test
  void aListThatIsFollowedShowsWhatComesAndCanBePaused() throws Exception {
    browser.open(root + LIST + "?type=followed");
    assertThat(browser.number("document.querySelectorAll('#rows').length")).isZero();
    browser.open(root + LIST + "?endpoint=/shop/*");
    String before = browser.text("document.querySelector('#rows tbody tr').dataset.id");
    browser.press("f");
    browser.until("document.querySelector('#follow').getAttribute('aria-pressed') === 'true'");
    String url = "jdbc:h2:" + directory.resolve("rows");
    // While serve asks nothing, the file is free.
    Awaitility.await()
        .ignoreExceptions()
        .until(
            () -> {
              try (Connection connection = DriverManager.getConnection(url)) {
                add(connection, 0, "late@example.com", "/shop/late", false);
              }
              return true;
            });
    browser.until("document.querySelector('#rows tbody tr').textContent.includes('/shop/late')");
    assertThat(browser.text("document.querySelector('#rows tbody tr').dataset.id"))
        .isNotEqualTo(before);
    assertThat(browser.number("document.querySelectorAll('#rows tr.new').length")).isEqualTo(1);
    browser.press("f");
    browser.until("document.querySelector('#follow').getAttribute('aria-pressed') === 'false'");
  }

  @Test
  void noPageHasAnAccessibilityViolationLightOrDark() throws Exception {
    String axe = axe();
    List<String> pages = new ArrayList<>();
    for (String page :
        List.of(
            "",
            "?time=7d&outcome=failed&method=GET",
            "?user=nobody",
            "?time=7d&archives=1",
            "/overview",
            "/entry/3",
            "/entry/999999")) {
      pages.add(root + LIST + page);
    }
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {1280, 360}) {
        browser.look(width, 800, dark);
        for (String page : pages) {
          browser.open(page);
          assertThat(violations(axe)).as(page + " " + width + " dark: " + dark).isEmpty();
        }
        browser.open(root + LIST);
        browser.click("#rows tbody tr");
        browser.until("document.querySelector('#drawer h1') !== null");
        assertThat(violations(axe)).as("drawer " + width + " dark: " + dark).isEmpty();
      }
    }
  }

  private static String axe() throws IOException {
    String name = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (InputStream in = PagesIT.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String violations(String axe) {
    browser.value(axe + "; 0");
    return browser.text(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': '"
            + " + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')).join('\\n'))");
  }

  @Test
  void nothingIsWiderThanANarrowScreen() {
    for (int width : new int[] {360, 600, 800, 1024, 2200}) {
      browser.look(width, 800, false);
      for (String page :
          List.of("", "?time=7d&outcome=failed&method=GET&archives=1", "/overview", "/entry/3")) {
        browser.open(root + LIST + page);
        assertThat(browser.number("document.documentElement.scrollWidth - innerWidth"))
            .as(page + " " + width)
            .isLessThanOrEqualTo(0);
      }
    }
  }

  @Test
  void whatRowsSayIsNeverExecutedAndNoOtherHostIsAsked() {
    int before = browser.said().size();
    for (String page :
        List.of(
            "?time=24h&size=200", "/overview", "?user=%3Cscript%3Ewindow.pwned%3D1%3C/script%3E")) {
      browser.open(root + LIST + page);
      assertThat(browser.text("typeof window.pwned")).as(page).isEqualTo("undefined");
    }
    for (int i = 1; i <= HOSTILE.size(); i++) {
      browser.open(root + LIST + "/entry/" + (ROWS + i));
      assertThat(browser.text("document.querySelector('.facts').textContent"))
          .contains(HOSTILE.get(i - 1).substring(0, 20));
      assertThat(browser.text("typeof window.pwned")).isEqualTo("undefined");
      browser.open(root + LIST + "?size=200");
      browser.click("#rows tbody tr[data-id='" + (ROWS + i) + "'] td.request");
      browser.until("document.querySelector('#drawer h1') !== null");
      assertThat(browser.text("typeof window.pwned")).isEqualTo("undefined");
      assertThat(browser.number("document.querySelectorAll('iframe, img').length")).isZero();
    }
    assertThat(browser.said().subList(before, browser.said().size()))
        .filteredOn(line -> !line.contains("404"))
        .isEmpty();
    assertThat(browser.requested())
        .allMatch(url -> url.startsWith(root) || url.startsWith("data:"));
  }

  @Test
  void aListPrints() {
    browser.open(root + LIST);

    assertThat(browser.printedBytes()).isGreaterThan(10_000);
  }
}
