package io.useractivity.engine.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.StoreSettings;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.read.StoredRows;
import io.useractivity.engine.viewer.Pages;
import io.useractivity.engine.viewer.RowSource;
import io.useractivity.engine.viewer.ViewRequest;
import io.useractivity.engine.viewer.ViewResponse;
import io.useractivity.engine.viewer.ViewSettings;
import io.useractivity.engine.viewer.Viewer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The archived rows on the pages, for who asks for them. */
class ArchivesOnPagesTest {

  private static final String ADMIN = "/admin/user-activity-logs";
  private static final String OWN = "/my-activity-logs";
  private static final Viewer ROOT = Viewer.user("root", null, null, List.of("ADMIN"));
  private static final Viewer ALICE = Viewer.user("alice", null, null, List.of());
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  private static ActivityRow row(String user, String mark, int days) {
    return OldRows.old(mark, days)
        .text(Column.USER_ID, user)
        .text(Column.ENDPOINT, "/orders/" + mark)
        .build();
  }

  private static List<ActivityRow> rows() {
    return List.of(
        row("alice", "mark-alice-old", 400),
        row("bob", "mark-bob-old", 401),
        row("ALICE", "mark-other-old", 402),
        row("alice", "mark-alice-new", 0),
        row("bob", "mark-bob-new", 0));
  }

  private OldRows archived(Kind kind, String where, List<ActivityRow> rows) throws Exception {
    String[] table = {"archive.dir", "", "archive.table", "old_activity"};
    OldRows old =
        new OldRows(
            kind, directory.resolve(where), rows, where.equals("TABLE") ? table : new String[0]);
    old.run();
    return old;
  }

  private static Pages pages(OldRows old, Duration limit, boolean archives) {
    Properties properties = old.database.properties("view.admin-roles", "ADMIN");
    StoreSettings store = old.database.settings();
    RowSource table = () -> new StoredRows(store, PATIENCE);
    RowSource both = () -> old.settings.place().with(table.open(), store, limit);
    return new Pages(
        ViewSettings.of(Stores.configuration(properties)),
        RowSource.of(table, archives ? both : null),
        () -> null,
        Clock.fixed(OldRows.NOW.plusMinutes(1).toInstant(ZoneOffset.UTC), ZoneOffset.UTC),
        PATIENCE,
        Stores.silent());
  }

  private static ViewResponse response(Pages pages, Viewer viewer, String path, String query) {
    return pages.answer(ViewRequest.of("GET", path, viewer).query(query).build());
  }

  private static String get(Pages pages, Viewer viewer, String path, String query)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response(pages, viewer, path, query).body().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"H2, FILES", "H2, TABLE", "MYSQL_8, TABLE", "MARIADB_11, FILES"})
  void areThereForWhoAsksForThemAndBelongToThemOnly(Kind kind, String where) throws Exception {
    try (OldRows old = archived(kind, where, rows());
        Pages pages = pages(old, PATIENCE, true)) {
      assertThat(get(pages, ROOT, ADMIN, "time=all"))
          .contains("mark-alice-new", "mark-bob-new", "name=\"archives\"")
          .doesNotContain("-old");
      assertThat(get(pages, ROOT, ADMIN, "time=all&archives=1"))
          .contains("mark-alice-new", "mark-alice-old", "mark-bob-old", "mark-other-old")
          .contains("The archived rows go back to ");
      assertThat(get(pages, ROOT, ADMIN, "time=all&archives=1&user=bob"))
          .contains("mark-bob-new", "mark-bob-old")
          .doesNotContain("mark-alice");
      for (String query : List.of("", "&user=bob", "&endpoint=*", "&size=200")) {
        for (String page : List.of("", "/export.csv", "/export.jsonl")) {
          assertThat(get(pages, ALICE, OWN + page, "time=all&archives=1" + query))
              .as(page + query)
              .doesNotContain("mark-bob", "mark-other");
        }
      }
      assertThat(get(pages, ALICE, OWN + "/export.csv", "time=all&archives=1").lines().skip(1))
          .hasSize(2);
      assertThat(get(pages, ALICE, ADMIN, "time=all&archives=1")).doesNotContain("mark-");
    }
  }

  @ParameterizedTest
  @CsvSource({"H2, FILES", "H2, TABLE"})
  void openAsThoseOfTheTableDo(Kind kind, String where) throws Exception {
    try (OldRows old = archived(kind, where, rows());
        Pages pages = pages(old, PATIENCE, true)) {
      String entry = ADMIN + "/entry/1";
      assertThat(response(pages, ROOT, entry, null).status()).isEqualTo(404);
      assertThat(get(pages, ROOT, entry, "time=all&archives=1")).contains("mark-alice-old");
      assertThat(response(pages, ALICE, OWN + "/entry/2", "time=all&archives=1").status())
          .isEqualTo(404);
    }
  }

  @Test
  void comePageByPageWithoutALossAtTheBorderOfTheTable() throws Exception {
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      rows.add(row("alice", "mark-" + i + ".", i < 70 ? 500 - i : 0));
    }
    try (OldRows old = archived(Kind.H2, "FILES", rows);
        Pages pages = pages(old, PATIENCE, true)) {
      List<String> seen = new ArrayList<>();
      String query = "time=all&archives=1";
      for (int page = 0; query != null && page < 10; page++) {
        String html = get(pages, ALICE, OWN, query);
        Pattern.compile("/orders/(mark-[0-9]+\\.)")
            .matcher(html)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .forEach(seen::add);
        int next = html.indexOf("rel=\"next\" href=\"");
        query =
            next < 0
                ? null
                : html.substring(html.indexOf('?', next) + 1, html.indexOf('"', next + 17))
                    .replace("&amp;", "&")
                    .replace("&#x3D;", "=");
      }
      assertThat(seen).hasSize(130).doesNotHaveDuplicates();
    }
  }

  @Test
  void thatTakeTooLongToReadAreToldSo() throws Exception {
    List<ActivityRow> rows = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      rows.add(row("alice", "mark-" + i, 400));
    }
    try (OldRows old = archived(Kind.H2, "FILES", rows);
        Pages pages = pages(old, Duration.ZERO, true)) {
      assertThat(get(pages, ROOT, ADMIN, "time=all&archives=1"))
          .contains("the archives take longer to read than");
      assertThat(get(pages, ALICE, OWN, "time=24h")).contains("Nothing has been recorded yet");
    }
  }

  @Test
  void areNotOfferedWhereThereAreNone() throws Exception {
    try (OldRows old = archived(Kind.H2, "FILES", rows());
        Pages pages = pages(old, PATIENCE, false)) {
      assertThat(get(pages, ROOT, ADMIN, "time=all&archives=1"))
          .contains("mark-alice-new")
          .doesNotContain("-old", "name=\"archives\"");
    }
  }
}
