package io.useractivity.engine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who sees what: each kind of viewer, each page, each parameter forged. Every row has a mark of its
 * own in all its texts, so that whatever an answer has of it shows.
 */
class AuthorisationTest {

  private static final Pattern MARK = Pattern.compile("mark-[a-z0-9]+");

  private static final Viewer ALICE =
      Viewer.user("alice", "alice@example.com", "t1", List.of("CLERK"));
  private static final Viewer TENANT_ADMIN =
      Viewer.user("tina", "tina@example.com", "t1", List.of("TENANT_ADMIN"));

  /** By mark: who it was, and of which tenant. Names that collations hold for equal are others. */
  private static final Map<String, String[]> OWNERS =
      Map.of(
          "mark-alice", new String[] {"alice", "alice@example.com", "t1"},
          "mark-upper", new String[] {"ALICE", "ALICE@example.com", "T1"},
          "mark-accent", new String[] {"\u00e1lice", "\u00e1lice@example.com", "t1 "},
          "mark-space", new String[] {"alice ", "alice@example.com ", "t2"},
          "mark-bob", new String[] {"bob", "bob@example.com", "t1"},
          "mark-carol", new String[] {"carol", "carol@example.com", "t2"},
          "mark-nobody", new String[] {null, null, null});

  /** What the address of a page may say to see more. */
  private static final List<String> FORGED =
      List.of(
          "",
          "user=bob",
          "user=carol%40example.com",
          "user=ALICE",
          "user=%25&tenant=t2",
          "tenant=t2",
          "tenant=%27%20OR%201%3D1%20--%20",
          "session=mark-carol",
          "resource-id=mark-bob",
          "endpoint=*",
          "address=10.0.0.1",
          "scope=everyone&role=ADMIN&roles=ADMIN&admin=true&userId=bob&user_id=bob",
          "after=2999-01-01T00:00_9223372036854775807",
          "before=1970-01-01T00:00_0",
          "from=1970-01-01T00:00&to=2999-01-01T00:00&time=custom",
          "since=1970-01-01T00:00:00Z",
          "size=200&outcome=ok",
          "status=2xx&method=GET&type=view&slower=0",
          "id=1&entry=1&only=1");

  private static List<ActivityRow> rows() {
    List<ActivityRow> rows = new ArrayList<>();
    for (String mark : new TreeSet<>(OWNERS.keySet())) {
      String[] owner = OWNERS.get(mark);
      rows.add(
          TestPages.row(mark, 3)
              .text(Column.USER_ID, owner[0])
              .text(Column.USER_EMAIL, owner[1])
              .text(Column.TENANT_ID, owner[2])
              .text(Column.SESSION_ID, mark)
              .text(Column.USER_AGENT, mark)
              .text(Column.IP_ADDRESS, "10.0.0.1")
              .value(Column.REQUEST_DATA, "{\"q\":\"" + mark + "\"}")
              .text(Column.ERROR_MESSAGE, mark)
              .build());
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_57", "MYSQL_8", "MARIADB_11"})
  void nobodySeesMoreThanIsTheirsWhateverTheyAskFor(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(rows());
    List<String> ids = database.query("SELECT id FROM user_activity_logs");
    try (TestPages pages = new TestPages(database)) {
      List<String> all = List.copyOf(OWNERS.keySet());
      List<String> ofTenant = List.of("mark-alice", "mark-bob");

      sees(pages, ids, Viewer.ANONYMOUS, TestPages.USER_PATH, List.of());
      sees(pages, ids, Viewer.ANONYMOUS, TestPages.ADMIN_PATH, List.of());
      sees(pages, ids, ALICE, TestPages.USER_PATH, List.of("mark-alice"));
      sees(pages, ids, ALICE, TestPages.ADMIN_PATH, List.of());
      sees(pages, ids, TENANT_ADMIN, TestPages.USER_PATH, List.of());
      sees(pages, ids, TENANT_ADMIN, TestPages.ADMIN_PATH, ofTenant);
      sees(pages, ids, TestPages.ADMIN, TestPages.ADMIN_PATH, all);
      sees(pages, ids, TestPages.ADMIN, TestPages.USER_PATH, List.of());
    }
  }

  /** All of it in the list without any parameter, and nothing else on any page with any. */
  private static void sees(
      TestPages pages, List<String> ids, Viewer viewer, String path, List<String> marks)
      throws Exception {
    List<String> addresses = new ArrayList<>();
    for (String forged : FORGED) {
      for (String page : List.of("", "/rows", "/export.csv", "/export.jsonl", "/overview")) {
        addresses.add(path + page + "?" + forged);
      }
    }
    for (String id : ids) {
      addresses.add(path + "/entry/" + id);
      addresses.add(path + "/entry/" + id + "?user=bob&tenant=t2&time=all");
    }
    TreeSet<String> seen = new TreeSet<>();
    for (String address : addresses) {
      ViewResponse response = pages.get(viewer, address);
      String text = TestPages.text(response);
      // What is filtered by is shown again, as whoever asks has typed it.
      String query = address.substring(address.indexOf('?') + 1);
      Matcher found = MARK.matcher(text);
      while (found.find()) {
        if (!query.contains(found.group()) || marks.contains(found.group())) {
          assertThat(marks).as(address).contains(found.group());
          seen.add(found.group());
        }
      }
      if (marks.isEmpty() && path.equals(TestPages.ADMIN_PATH)) {
        assertThat(response.status()).as(address).isEqualTo(403);
      }
    }
    assertThat(seen).containsExactlyElementsOf(new TreeSet<>(marks));
    if (!marks.isEmpty()) {
      String list = pages.body(viewer, path);
      assertThat(list).contains(marks);
      assertThat(list).contains(marks.size() + " requests");
    }
  }

  /** Whoever has an address may change it: that of another may be theirs tomorrow. */
  @Test
  void whoHasAnIdSeesTheRowsOfTheIdAndNotThoseOfTheAddress() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.store().write(rows());
    try (TestPages pages = new TestPages(database)) {
      Viewer changed = Viewer.user("alice", "carol@example.com", null, List.of());

      assertThat(pages.body(changed, TestPages.USER_PATH))
          .contains("mark-alice")
          .doesNotContain("mark-carol");
    }
  }

  /** As where user_id refers to users.id, and the principal has a name. */
  @ParameterizedTest
  @EnumSource(names = {"H2", "MYSQL_8", "MARIADB_11"})
  void whoseIdTheTableCannotHoldSeesTheRowsOfTheAddress(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    database.store().write(rows());
    database.execute("UPDATE user_activity_logs SET user_id = NULL");
    database.execute(
        kind == Kind.H2
            ? "ALTER TABLE user_activity_logs ALTER COLUMN user_id BIGINT"
            : "ALTER TABLE user_activity_logs MODIFY user_id BIGINT");
    database.execute("UPDATE user_activity_logs SET user_id = 0 WHERE resource_id = 'mark-bob'");
    try (TestPages pages = new TestPages(database)) {
      String list = pages.body(ALICE, TestPages.USER_PATH);

      assertThat(MARK.matcher(list).results().map(mark -> mark.group()).distinct())
          .containsExactly("mark-alice");
    }
  }

  @Test
  void withoutConfiguredRolesNobodySeesOthers() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.store().write(rows());
    String[] none = {"view.admin-roles", "", "view.tenant-admin-roles", ""};
    try (TestPages pages = new TestPages(database, none)) {
      for (Viewer viewer : List.of(TestPages.ADMIN, TENANT_ADMIN, ALICE)) {
        assertThat(pages.get(viewer, TestPages.ADMIN_PATH).status()).isEqualTo(403);
      }
      assertThat(pages.body(ALICE, TestPages.USER_PATH)).doesNotContain("All activity");
    }
  }

  @Test
  void aTenantsAdministratorWithoutATenantSeesNothing() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.store().write(rows());
    try (TestPages pages = new TestPages(database)) {
      for (String tenant : new String[] {null, ""}) {
        Viewer viewer = Viewer.user("tina", null, tenant, List.of("TENANT_ADMIN"));

        assertThat(pages.get(viewer, TestPages.ADMIN_PATH).status()).isEqualTo(403);
      }
    }
  }

  @Test
  void whoeverMayNotSeeAPageCanBeToldThatThereIsNone() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database.store().write(rows());
    try (TestPages pages = new TestPages(database, "view.denied-status", "404")) {
      ViewResponse response = pages.get(ALICE, TestPages.ADMIN_PATH);
      ViewResponse asset = pages.get(ALICE, TestPages.ADMIN_PATH + "/assets/viewer.css");

      assertThat(response.isNothing()).isTrue();
      assertThat(asset.isNothing()).isTrue();
      assertThat(TestPages.text(response)).isEmpty();
      assertThat(response.activityType()).isEqualTo("activity_log.view");
    }
  }

  @Test
  void aUserIsNotToldWhatTheServerMadeOfARequestInside() throws Exception {
    TestDatabase database = new TestDatabase(Kind.H2);
    database
        .store()
        .write(
            List.of(
                TestPages.row("one", 1)
                    .text(Column.USER_ID, "alice")
                    .text(Column.ERROR_MESSAGE, "java.lang.Secret: inside")
                    .text(Column.SESSION_ID, "hash-of-session")
                    .build()));
    String id = database.query("SELECT id FROM user_activity_logs").get(0);
    try (TestPages pages = new TestPages(database)) {
      String own = pages.body(ALICE, TestPages.USER_PATH + "/entry/" + id);
      String admins = pages.body(TestPages.ADMIN, TestPages.ADMIN_PATH + "/entry/" + id);
      String csv = pages.body(ALICE, TestPages.USER_PATH + "/export.csv");

      assertThat(own).doesNotContain("Secret").doesNotContain("<dd>hash-of-session");
      assertThat(csv).doesNotContain("Secret");
      assertThat(admins).contains("java.lang.Secret: inside", "<dd>hash-of-session");
    }
  }
}
