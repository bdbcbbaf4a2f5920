package io.useractivity.engine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.retention.Holder;
import io.useractivity.engine.store.retention.RetentionDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list: what is on it, where it leads, and what it says when there is nothing. */
class ListPageTest {

  private static final String LIST = TestPages.ADMIN_PATH;
  private static final Pattern ROW = Pattern.compile("<tr data-id=\"(\\d+)\"");

  @Test
  void pagesLeadToTheHundredthAndBackWithoutGapOrRepetition() throws Exception {
    leadToTheHundredthAndBack(Kind.MARIADB_11);
  }

  @Tag("soak")
  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_10"})
  void pagesOfEachServerLeadToTheHundredthAndBackWithoutGapOrRepetition(Kind kind)
      throws Exception {
    leadToTheHundredthAndBack(kind);
  }

  private static void leadToTheHundredthAndBack(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(TestPages.row("r" + i, i / 7).build()); // many of one moment
    }
    for (int i = 0; i < rows.size(); i += 500) {
      database.store().write(rows.subList(i, Math.min(rows.size(), i + 500)));
    }
    try (TestPages pages = new TestPages(database)) {
      List<String> seen = new ArrayList<>();
      List<List<String>> byPage = new ArrayList<>();
      String address = LIST + "?time=30d";
      while (address != null && byPage.size() < 200) {
        String page = pages.body(TestPages.ADMIN, address);
        byPage.add(ids(page));
        seen.addAll(ids(page));
        address = link(page, "next");
        if (byPage.size() == 100) {
          String back = pages.body(TestPages.ADMIN, link(page, "prev"));
          assertThat(ids(back)).isEqualTo(byPage.get(98));
        }
      }
      List<String> expected =
          database.query("SELECT id FROM user_activity_logs ORDER BY created_at DESC, id DESC");

      assertThat(byPage).hasSize(100); // and not an empty one behind the last
      assertThat(seen).isEqualTo(expected);
    }
  }

  private static List<String> ids(String page) {
    return ROW.matcher(page).results().map(row -> row.group(1)).toList();
  }

  /** Where a link of the page leads that has a relation; null if there is none. */
  private static String link(String page, String relation) {
    Matcher link = Pattern.compile("rel=\"" + relation + "\" href=\"([^\"]*)\"").matcher(page);
    return link.find() ? absolute(link.group(1)) : null;
  }

  /** As a browser has it that is at the list. */
  private static String absolute(String href) {
    assertThat(href).startsWith("../admin/");
    return href.substring(2).replace("&amp;", "&").replace("&#x3D;", "=");
  }

  @ParameterizedTest
  @CsvSource({
    "user=alice, one",
    "user=bob%40example.com, two",
    "type=login, three",
    "endpoint=%2Fshop%2Forders%2Ftwo, two",
    "endpoint=%2Fshop%2Forders%2Ft*, 'three,two'",
    "status=404, two",
    "status=4xx, two",
    "status=5xx, three",
    "outcome=failed, 'three,two'",
    "outcome=ok, one",
    "method=post, three",
    "resource=users, three",
    "resource-id=one, one",
    "session=s2, two",
    "address=10.0.0.3, three",
    "tenant=t1, 'two,one'",
    "slower=1000, three",
    "time=1h, 'three,two'",
    "time=custom&from=2026-03-04T10:00&to=2026-03-04T10:30, one",
    "from=2026-03-04T11:57&to=2026-03-04T11:58:30, two",
    "tenant=t1&outcome=failed, two"
  })
  void eachFilterIsInTheAddress(String query, String expected) throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      String page = pages.body(TestPages.ADMIN, LIST + "?" + query);

      assertThat(marks(page)).isEqualTo(List.of(expected.split(",")));
    }
  }

  private static TestDatabase three() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database
        .store()
        .write(
            List.of(
                TestPages.row("one", 100)
                    .text(Column.USER_ID, "alice")
                    .text(Column.TENANT_ID, "t1")
                    .build(),
                TestPages.row("two", 2)
                    .text(Column.USER_ID, "bob")
                    .text(Column.USER_EMAIL, "bob@example.com")
                    .text(Column.TENANT_ID, "t1")
                    .text(Column.SESSION_ID, "s2")
                    .value(Column.STATUS_CODE, 404)
                    .value(Column.SUCCESS, false)
                    .build(),
                TestPages.row("three", 1)
                    .text(Column.METHOD, "POST")
                    .text(Column.ACTIVITY_TYPE, "login")
                    .text(Column.RESOURCE_TYPE, "users")
                    .text(Column.IP_ADDRESS, "10.0.0.3")
                    .value(Column.STATUS_CODE, 500)
                    .value(Column.SUCCESS, false)
                    .value(Column.RESPONSE_TIME_MS, 1_500)
                    .build()));
    return database;
  }

  private static List<String> marks(String page) {
    return Pattern.compile("class=\"thing-id\">([^<]*)<")
        .matcher(page)
        .results()
        .map(mark -> mark.group(1))
        .toList();
  }

  @Test
  void whatAFieldCannotLookForIsNamedAndLeftOut() throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      String page = pages.body(TestPages.ADMIN, LIST + "?status=abc&slower=x&time=nonsense");

      assertThat(marks(page)).hasSize(3);
      assertThat(page)
          .contains("\u201cStatus\u201d has a value that cannot be looked for")
          .contains("\u201cAt least (ms)\u201d has a value")
          .contains("The time cannot be read");
    }
  }

  @Test
  void aRowLeadsToItsOwnPageAndToWhatBelongsToIt() throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      String list = pages.body(TestPages.ADMIN, LIST + "?user=bob");
      Matcher href = Pattern.compile("href=\"([^\"]*)\" class=\"open\"").matcher(list);
      assertThat(href.find()).isTrue();
      String entry = pages.body(TestPages.ADMIN, absolute(href.group(1)));

      assertThat(entry)
          .contains("<dd>bob@example.com</dd>", "All of this session", "All of this user")
          .contains("All on this resource", "Permanent link", "404", "Failed")
          .contains("session&#x3D;s2");
      assertThat(pages.get(TestPages.ADMIN, LIST + "/entry/999999").status()).isEqualTo(404);
      assertThat(pages.get(TestPages.ADMIN, LIST + "/entry/x").status()).isEqualTo(404);
      assertThat(pages.get(TestPages.ADMIN, LIST + "/entry/").status()).isEqualTo(404);
    }
  }

  @Test
  void emptyPagesSayWhyAndWhatToDo() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    try (TestPages pages = new TestPages(database)) {
      ViewResponse none = pages.get(TestPages.ADMIN, LIST);
      assertThat(none.status()).isEqualTo(503);
      assertThat(TestPages.text(none)).contains("the table user_activity_logs does not exist yet");
      ViewResponse user =
          pages.get(Viewer.user("alice", null, null, List.of()), TestPages.USER_PATH);
      assertThat(TestPages.text(user)).doesNotContain("user_activity_logs does").contains("again");

      database.store().write(List.of(TestPages.row("old", 60 * 24 * 9).build()));
      assertThat(pages.body(TestPages.ADMIN, LIST))
          .contains("Nothing was recorded in this time.")
          .contains("The newest row is of 23 Feb 2026, 12:00:00.500 UTC.")
          .contains("Show the newest rows");
      assertThat(pages.body(TestPages.ADMIN, LIST + "?user=nobody"))
          .contains("No rows match these filters", "Clear filters");
      database.execute("DELETE FROM user_activity_logs");
      assertThat(pages.body(TestPages.ADMIN, LIST)).contains("Nothing has been recorded yet.");
    }
  }

  @Test
  void whatIsWrongWithTheAgentIsSaidToAdministratorsAlone() throws Exception {
    TestDatabase database = three();
    AgentState degraded =
        new AgentState(Map.of("waiting", "4711"), List.of("The database is away since 11:30."));
    try (TestPages pages = new TestPages(database, () -> degraded)) {
      Viewer alice = Viewer.user("alice", null, null, List.of());

      assertThat(pages.body(TestPages.ADMIN, LIST)).contains("The database is away since 11:30.");
      assertThat(pages.body(TestPages.ADMIN, LIST + "/overview")).contains("4711", "Waiting");
      assertThat(pages.body(alice, TestPages.USER_PATH)).doesNotContain("is away");
    }
  }

  @Test
  void theOverviewTellsWhatGoesOn() throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      String page = pages.body(TestPages.ADMIN, LIST + "/overview");

      assertThat(page)
          .contains("Most failing requests", "GET /orders/{id}", "bob@example.com")
          .contains("Failed sign-ins", "66.7\u00a0%", "t1", "3 requests, 2 failed");
    }
  }

  @ParameterizedTest
  @MethodSource("io.useractivity.engine.store.EachServer$Kinds#newest")
  void theOverviewTellsThoseWhoSeeEverythingHowTheTableIs(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(List.of(TestPages.row("one", 3).build()));
    Viewer ofTenant = Viewer.user("tina", null, "t1", List.of("TENANT_ADMIN"));
    try (TestPages pages = new TestPages(database)) {
      assertThat(pages.body(TestPages.ADMIN, LIST + "/overview"))
          .contains("Size of the table")
          .doesNotContain("Last retention");
      try (RetentionDatabase retention =
          RetentionDatabase.open(database.settings(), Stores.silent())) {
        retention.state().begin(Holder.ofThisProcess("test"));
        assertThat(pages.body(TestPages.ADMIN, LIST + "/overview"))
            .contains("it goes on, or was killed");
        retention.state().end("the disk is full <1>", 1_200, 34);
      }
      assertThat(pages.body(TestPages.ADMIN, LIST + "/overview"))
          .contains("1,200 rows archived, 34 deleted; it ended early: the disk is full &lt;1&gt;");
      assertThat(pages.body(ofTenant, LIST + "/overview"))
          .doesNotContain("Size of the table", "1,200", "Agent and table");
    }
  }

  @Test
  void theChartCountsWhatTheListShows() throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      String page = pages.body(TestPages.ADMIN, LIST + "?tenant=t1");

      assertThat(page).contains("2 requests, 1 failed", "<rect class=\"bad\"");
      assertThat(pages.body(TestPages.ADMIN, LIST + "?time=all")).contains("There is no chart");
    }
  }

  @Test
  void followingListsGetWhatIsNewAndALittleMore() throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      String news = pages.body(TestPages.ADMIN, LIST + "/rows?since=2026-03-04T11:58:50Z");

      assertThat(marks(news)).containsExactly("three", "two");
      assertThat(news).doesNotContain("<html");
      assertThat(pages.get(TestPages.ADMIN, LIST + "/rows").activityType()).isNull();
      assertThat(pages.get(TestPages.ADMIN, LIST).activityType()).isEqualTo("activity_log.view");
      assertThat(pages.get(TestPages.ADMIN, LIST + "/export.csv").activityType())
          .isEqualTo("activity_log.export");
    }
  }

  @Test
  void anExportHasTheRowsOfTheListAndNoMoreThanItMay() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_300; i++) {
      rows.add(TestPages.row("r" + i, i).build());
    }
    database.store().write(rows);
    try (TestPages all = new TestPages(database);
        TestPages some = new TestPages(database, "view.export-rows", "700");
        TestPages none = new TestPages(database, "view.export-rows", "0")) {
      String query = "?time=custom&from=2026-03-01T00:00";
      ViewResponse csv = all.get(TestPages.ADMIN, LIST + "/export.csv" + query);

      assertThat(csv.headers())
          .containsEntry(
              "Content-Disposition", "attachment; filename=\"activity-20260304-120000.csv\"");
      assertThat(TestPages.text(csv).split("\r\n")).hasSize(1_301);
      assertThat(all.body(TestPages.ADMIN, LIST + "/export.jsonl" + query).lines())
          .hasSize(1_300)
          .allMatch(line -> line.startsWith("{\"id\":") && line.endsWith("}"));
      assertThat(some.body(TestPages.ADMIN, LIST + "/export.jsonl" + query).lines()).hasSize(700);
      assertThat(none.get(TestPages.ADMIN, LIST + "/export.csv").status()).isEqualTo(404);
      assertThat(none.body(TestPages.ADMIN, LIST)).doesNotContain("export.csv");
    }
  }

  @Test
  void nothingCanBeChanged() throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
        ViewResponse response = pages.request(method, TestPages.ADMIN, LIST, "en");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("Allow", "GET, HEAD");
      }
      ViewResponse head = pages.request("HEAD", TestPages.ADMIN, LIST, "en");
      assertThat(head.status()).isEqualTo(200);
      assertThat(TestPages.text(head)).isEmpty();
      assertThat(database.query("SELECT COUNT(*) FROM user_activity_logs")).containsExactly("3");
    }
  }

  @Test
  void everyPageHasTheHeadersThatKeepItItsOwn() throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database);
        TestPages framed =
            new TestPages(database, "view.frame-ancestors", "self, https://portal.example.com")) {
      for (String address : List.of(LIST, LIST + "/overview", LIST + "/entry/77", LIST + "/rows")) {
        Map<String, String> headers = pages.get(TestPages.ADMIN, address).headers();

        assertThat(headers.get("Content-Security-Policy"))
            .startsWith("default-src 'none'; style-src 'self'; script-src 'self'")
            .endsWith("base-uri 'none'; frame-ancestors 'none'")
            .doesNotContain("unsafe");
        assertThat(headers)
            .containsEntry("X-Content-Type-Options", "nosniff")
            .containsEntry("X-Frame-Options", "DENY")
            .containsEntry("Referrer-Policy", "no-referrer")
            .containsEntry("Cache-Control", "no-store");
      }
      Map<String, String> headers = framed.get(TestPages.ADMIN, LIST).headers();
      assertThat(headers.get("Content-Security-Policy"))
          .endsWith("frame-ancestors 'self' https://portal.example.com");
      assertThat(headers).doesNotContainKey("X-Frame-Options");
    }
  }

  @Test
  void whatPagesAreMadeOfIsSmallAndKept() throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      String page = pages.body(TestPages.ADMIN, LIST);
      List<String> assets =
          Pattern.compile("(?:href|src)=\"([^\"]*/assets/[^\"]*)\"")
              .matcher(page)
              .results()
              .map(asset -> absolute(asset.group(1)))
              .toList();
      int bytes = 0;

      assertThat(assets).hasSize(3);
      for (String asset : assets) {
        ViewResponse response = pages.get(TestPages.ADMIN, asset);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("Cache-Control")).contains("immutable");
        bytes += TestPages.text(response).length();
      }
      assertThat(bytes).isLessThan(150_000);
      assertThat(page).doesNotContain("http://", "https://", "style=\"");
      assertThat(pages.get(TestPages.ADMIN, LIST + "/assets/viewer.css").isNothing()).isTrue();
      assertThat(pages.get(TestPages.ADMIN, LIST + "/assets/../top.html").isNothing()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "de, Alle Aktivit\u00e4ten, de",
    "'de-AT,de;q=0.9,en;q=0.8', Alle Aktivit\u00e4ten, de",
    "'fr,en;q=0.5', All activity, en",
    "nonsense;;q=, All activity, en",
    ", All activity, en"
  })
  void pagesSpeakTheBrowsersLanguage(String accepted, String title, String language)
      throws Exception {
    TestDatabase database = three();
    try (TestPages pages = new TestPages(database)) {
      String page = TestPages.text(pages.request("GET", TestPages.ADMIN, LIST, accepted));

      assertThat(page).contains("<html lang=\"" + language + "\"", "<h1>" + title + "</h1>");
    }
  }

  @Test
  void bothLanguagesHaveAllTexts() {
    Map<String, String> english = Texts.likedBy("en").words();
    Map<String, String> german = Texts.likedBy("de").words();
    List<String> same = new ArrayList<>();
    english.forEach(
        (key, text) -> {
          if (text.equals(german.get(key)) && text.length() > 12 && !key.startsWith("hint-")) {
            same.add(key);
          }
        });

    assertThat(german.keySet()).isEqualTo(english.keySet());
    assertThat(same).isEqualTo(Collections.emptyList());
  }

  @Test
  void linksLeadNowhereButToPagesWhateverIsBeforeThem() throws Exception {
    TestDatabase database = three();
    String id = database.query("SELECT MIN(id) FROM user_activity_logs").get(0);
    try (TestPages pages = new TestPages(database)) {
      for (String address : List.of(LIST, LIST + "/overview", LIST + "/entry/" + id)) {
        String page = pages.body(TestPages.ADMIN, address);
        Matcher links = Pattern.compile("(?:href|src|action)=\"([^\"#]*)\"").matcher(page);
        while (links.find()) {
          String link = links.group(1).replace("&amp;", "&").replaceAll("\\?.*", "");
          String there =
              java.net.URI.create("http://x/prefix/app" + address).resolve(link).getPath();
          assertThat(there).startsWith("/prefix/app/");
          ViewResponse response =
              pages.get(TestPages.ADMIN, there.substring("/prefix/app".length()));
          assertThat(response.status()).as(address + " -> " + link).isEqualTo(200);
        }
      }
    }
  }
}
