package io.useractivity.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.browser.Browser;
import io.useractivity.servers.Client;
import io.useractivity.servers.JavaApplication;
import io.useractivity.servers.Jdk;
import io.useractivity.servers.MariaDb;
import io.useractivity.servers.ReverseProxy;
import io.useractivity.servers.Rows;
import io.useractivity.servers.RunningServer;
import io.useractivity.servers.Tomcat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages behind a reverse proxy that shows the application below another path than its own. */
class PagesBehindProxyIT {

  private static final String OWN = "/my-activity-logs";
  private static final String ALL = "/admin/user-activity-logs";

  /** Where each link of a page leads, by what kind of link it is. */
  private static final String LINKS =
      """
      [...document.querySelectorAll('[href], [src], [action], [data-url]')].map(e => new URL(
        e.getAttribute('href') ?? e.getAttribute('src') ?? e.getAttribute('action') ?? e.dataset.url,
        location.href).href).join('\\n')
      """;

  @TempDir Path directory;

  @Test
  void everythingWorksBelowAnotherPath() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Browser browser = Browser.startOrSkip(directory.resolve("profile"));
    RunningServer tomcat =
        Tomcat.of(Tomcat.Line.TOMCAT_10)
            .withTestApplication()
            .withAgent(database.agentArgument() + ",view.admin-roles=admin")
            .start(Files.createDirectory(directory.resolve("server")));
    try (browser;
        tomcat) {
      for (boolean forwarding : new boolean[] {false, true}) {
        try (ReverseProxy proxy = ReverseProxy.start("/portal", tomcat, forwarding)) {
          signIn(browser, proxy, "email", "alice@acme.example", "secret-alice");
          lookAtAll(browser, proxy, database);
        }
      }
    }
    assertThat(tomcat.output().complaints()).isEmpty();
  }

  /** Spring takes the proxy's path for the application's own then, in all that it is asked. */
  @Tag("soak")
  @Test
  void everythingWorksWhereTheApplicationBelievesTheProxy() throws Exception {
    Rows database = MariaDb.shared().newDatabase();
    Browser browser = Browser.startOrSkip(directory.resolve("profile"));
    for (String strategy : List.of("framework", "native", "none")) {
      RunningServer boot =
          JavaApplication.SPRING_SECURITY_3.start(
              Files.createDirectory(directory.resolve(strategy)),
              Jdk.current(),
              database.agentArgument() + ",view.admin-roles=ROLE_ADMIN",
              "--server.port=0",
              "--server.forward-headers-strategy=" + strategy);
      try (boot;
          ReverseProxy proxy = ReverseProxy.start("/portal", boot, true)) {
        signIn(browser, proxy, "username", "ann", "secret-ann");
        lookAtAll(browser, proxy, database);
      }
      assertThat(boot.output().complaints()).isEmpty();
    }
    browser.close();
  }

  /** By the application's form; where that leads nowhere through the proxy, it is led there. */
  private static void signIn(
      Browser browser, ReverseProxy proxy, String field, String name, String password) {
    browser.forgetCookies();
    browser.open(proxy.base() + OWN);
    assertThat(browser.text("location.href")).startsWith(proxy.base() + "/login");
    browser.value("document.querySelector('form').action = location.pathname");
    browser.fill("input[name=" + field + "]", name);
    browser.fill("input[name=password]", password);
    browser.follow("button");
    browser.open(proxy.base() + OWN); // the application's own pages may not ask
    for (int i = 0; i < 55; i++) { // more than a page
      browser.value("fetch('" + proxy.base() + OWN + "/entry/0').then(a => a.status)");
    }
  }

  private static void lookAtAll(Browser browser, ReverseProxy proxy, Rows database)
      throws Exception {
    int before = browser.requested().size();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> database.count() > 55);
    browser.open(proxy.base() + ALL);
    browser.follow("a[rel=next]");
    browser.follow("a[rel=prev]");
    String entry =
        browser.text("document.querySelector('#rows tbody a.open').href").replaceAll("\\?.*", "");
    Map<String, String> links = new LinkedHashMap<>();
    for (String page :
        List.of(
            proxy.base() + ALL,
            proxy.base() + ALL + "/",
            proxy.base() + ALL + "?outcome=failed&time=7d",
            proxy.base() + ALL + "/overview",
            entry,
            proxy.base() + OWN,
            proxy.base() + OWN + "/",
            proxy.base() + OWN + "/entry/0")) {
      browser.open(page);
      assertThat(browser.text("getComputedStyle(document.querySelector('.bar nav')).display"))
          .as("styled: " + page)
          .isEqualTo("flex");
      browser.text(LINKS).lines().forEach(link -> links.putIfAbsent(kind(link), link));
    }
    assertThat(links.values())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            link -> {
              assertThat(link).startsWith(proxy.base() + "/");
              assertThat(browser.number("fetch('" + link + "').then(a => a.status)"))
                  .as(link)
                  .isEqualTo(link.contains("/entry/0") ? 404 : 200);
            });
    useScript(browser, proxy);
    assertThat(browser.requested().subList(before, browser.requested().size()))
        .allMatch(url -> url.startsWith(proxy.base() + "/") || url.startsWith("data:"));
  }

  /** The same page with other values is the same to a link. */
  private static String kind(String link) {
    return link.replaceAll("=[^&#]*", "=").replaceAll("[0-9]+", "0");
  }

  private static void useScript(Browser browser, ReverseProxy proxy) throws Exception {
    browser.open(proxy.base() + ALL);
    browser.click("#rows tbody tr:nth-child(2) td.request");
    browser.until("document.querySelector('#drawer h1') !== null");
    browser.follow("#drawer .ways a");
    assertThat(browser.text("location.href")).startsWith(proxy.base() + ALL + "?");
    browser.open(proxy.base() + ALL);
    browser.click("#follow");
    new Client(proxy.base()).get("/seen-through-the-proxy");
    browser.until(
        "document.querySelector('#rows tbody tr .path').textContent"
            + ".endsWith('/seen-through-the-proxy')");
    browser.click("#follow");
    browser.fill("#f-outcome", "failed");
    browser.follow("#filter button");
    assertThat(browser.text("location.href")).startsWith(proxy.base() + ALL + "?");
  }
}
