package io.useractivity.engine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages ask a server for, as its own log has it, and by which index it answers. */
class StatementsTest {

  private static final Viewer ALICE = Viewer.user("user3", null, null, List.of());
  private static final Viewer TINA = Viewer.user("tina", null, "t1", List.of("TENANT_ADMIN"));

  @ParameterizedTest
  @MethodSource("io.useractivity.engine.store.EachServer$Kinds#newest")
  void noPageReadsTheWholeTableOrGoesByPosition(Kind kind) throws Exception {
    TestDatabase database = new TestDatabase(kind);
    fill(database);
    Set<String> statements = new LinkedHashSet<>();
    try (TestPages pages = new TestPages(database)) {
      database.execute("SET GLOBAL log_output = 'TABLE'");
      database.execute("SET GLOBAL general_log = 1");
      try {
        visit(pages);
      } finally {
        database.execute("SET GLOBAL general_log = 0");
      }
      for (String statement :
          database.query(
              "SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log"
                  + " WHERE command_type IN ('Query', 'Execute')"
                  + " AND argument LIKE 'SELECT %FROM %user_activity_logs%'")) {
        statements.add(statement);
      }
    }

    assertThat(statements).hasSizeGreaterThan(10);
    for (String statement : statements) {
      assertThat(statement).doesNotContain("OFFSET").doesNotContain("DISTINCT");
      assertThat(statement).doesNotContainPattern("LIKE '%");
      if (statement.contains("FROM information_schema.")) {
        continue; // of one table by its name, which reads no row of it
      }
      if (!statement.contains("WHERE 1 = 0")) {
        assertThat(statement).contains(" WHERE ");
        assertThat(scans(database, statement)).as(statement).isEmpty();
      }
    }
  }

  private static void fill(TestDatabase database) throws Exception {
    for (int batch = 0; batch < 10; batch++) {
      List<ActivityRow> rows = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        int number = batch * 500 + i;
        rows.add(
            TestPages.row(String.valueOf(number), number * 20) // of ten weeks
                .text(Column.USER_ID, "user" + number % 50)
                .text(Column.USER_EMAIL, "user" + number % 50 + "@example.com")
                .text(Column.TENANT_ID, "t" + number % 20)
                .text(Column.SESSION_ID, "s" + number / 10)
                .text(Column.ACTIVITY_TYPE, number % 100 == 0 ? "login" : "view")
                .build());
      }
      database.store().write(rows);
    }
    database.execute("ANALYZE TABLE user_activity_logs");
  }

  private static void visit(TestPages pages) throws Exception {
    String list = TestPages.ADMIN_PATH;
    for (String address :
        List.of(
            list,
            list + "?time=7d",
            list + "?user=user7&time=30d",
            list + "?user=user7%40example.com",
            list + "?type=login&time=7d",
            list + "?endpoint=%2Fshop%2Forders%2F7&time=30d",
            list + "?tenant=t3&time=7d",
            list + "?session=s44&time=30d",
            list + "?after=2026-03-03T18:00:00.500_4711&time=7d",
            list + "/entry/77",
            list + "/rows?since=2026-03-04T11:59:10Z",
            list + "/overview")) {
      pages.body(TestPages.ADMIN, address);
    }
    pages.body(TINA, list + "?time=7d");
    pages.body(TINA, list + "/overview");
    pages.body(ALICE, TestPages.USER_PATH);
    pages.body(ALICE, TestPages.USER_PATH + "/entry/4");
  }

  /** What the server would do without an index. */
  private static List<String> scans(TestDatabase database, String statement) throws SQLException {
    List<String> scans = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement explain = connection.createStatement();
        ResultSet result = explain.executeQuery("EXPLAIN " + statement)) {
      while (result.next()) {
        String key = result.getString("key");
        String extra = String.valueOf(result.getString("Extra"));
        boolean nothing = extra.contains("Impossible") || extra.contains("no matching row");
        if (key == null && !nothing && !extra.contains("optimized away")) {
          scans.add(result.getString("type") + " " + extra);
        }
      }
    }
    return scans;
  }
}
