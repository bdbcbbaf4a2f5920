package io.useractivity.engine.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.store.HostileTexts;
import io.useractivity.engine.store.StoreException;
import io.useractivity.engine.store.Stores;
import io.useractivity.engine.store.TestDatabase;
import io.useractivity.engine.store.TestDatabase.Kind;
import io.useractivity.engine.store.TestStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows by a statement that the server keeps prepared, beside the same rows as text. */
class KeptStatementsTest {

  private static final String FACE = "\ud83d\ude00";

  /** All columns but the id. */
  private static final String ALL =
      "SELECT user_email, HEX(user_email), user_id, user_role, activity_type, HEX(action),"
          + " HEX(endpoint), method, resource_type, resource_id, ip_address, HEX(user_agent),"
          + " CAST(request_data AS CHAR), status_code, response_time_ms, success, tenant_id,"
          + " session_id, HEX(error_message), CAST(created_at AS CHAR(23)),"
          + " CAST(updated_at AS CHAR(23)) FROM user_activity_logs ORDER BY id";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?useServerPrepStmts=true&cachePrepStmts=true",
        "?autoReconnect=true",
        "?sessionVariables=sql_mode='NO_BACKSLASH_ESCAPES'"
      })
  void theValuesAreThoseOfRowsSentAsText(String options) throws Exception {
    List<ActivityRow> rows = odd();
    TestDatabase kept = new TestDatabase(Kind.MYSQL_8);
    TestDatabase each = new TestDatabase(Kind.MYSQL_8);
    TestDatabase multiple = new TestDatabase(Kind.MYSQL_57_BY_MARIADB_URL);

    kept.store("jdbc.url", kept.url() + options).write(rows);
    TestStore one = each.store("jdbc.url", each.url() + options);
    for (ActivityRow row : rows) {
      one.write(List.of(row));
    }
    multiple.store().write(rows);

    assertThat(kept.rows(ALL)).hasSize(rows.size()).isEqualTo(each.rows(ALL));
    assertThat(kept.rows(ALL)).isEqualTo(multiple.rows(ALL));
  }

  private static List<ActivityRow> odd() {
    HostileTexts texts = new HostileTexts(12);
    List<ActivityRow> rows = new ArrayList<>();
    rows.add(Stores.at(Stores.NOON).build());
    String[] words = {
      "",
      "null",
      "[]",
      "[1]",
      "{}",
      "0",
      "true",
      "'\"`\\",
      "\\n\n\t\r\u001a\u0008",
      FACE,
      "\u4e2d",
      "\u0000",
      "\ud800",
      "x".repeat(600),
      FACE.repeat(600),
      "\\".repeat(600),
      "?",
      "\u2028"
    };
    for (String text : words) {
      rows.add(row(text, text, -rows.size()));
    }
    for (int i = 0; i < 400; i++) {
      rows.add(row(texts.next(255), texts.next(64), texts.random().nextInt()));
    }
    return rows;
  }

  private static ActivityRow row(String text, String other, int number) {
    boolean nothing = number % 3 == 0;
    return new ActivityRow.Builder()
        .text(Column.USER_EMAIL, text)
        .text(Column.USER_ID, nothing ? null : other)
        .text(Column.ACTION, other)
        .text(Column.ENDPOINT, text)
        .text(Column.METHOD, nothing ? null : text)
        .text(Column.USER_AGENT, other + text)
        .value(
            Column.REQUEST_DATA, nothing ? null : "{\"n\":[" + number + ",null,\"" + FACE + "\"]}")
        .value(Column.STATUS_CODE, nothing ? null : number)
        .value(Column.RESPONSE_TIME_MS, number)
        .value(Column.SUCCESS, number % 7 == 0 ? null : number % 2 == 0)
        .text(Column.TENANT_ID, nothing ? text : null)
        .text(Column.ERROR_MESSAGE, nothing ? null : text)
        .value(Column.CREATED_AT, Stores.NOON.plusNanos(number * 1_000_000L))
        .value(Column.UPDATED_AT, Stores.NOON.minusYears(30))
        .build();
  }

  @Test
  void columnsOfOtherTypesTakeTheSameToo() throws Exception {
    String table =
        "CREATE TABLE user_activity_logs (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
            + " user_id INT UNSIGNED, user_email CHAR(50) CHARACTER SET latin1, action TINYTEXT,"
            + " endpoint VARCHAR(3000), `back``tick` INT NOT NULL, further DECIMAL(20,3), method ENUM('GET',''),"
            + " request_data LONGTEXT, status_code DECIMAL(8,2), response_time_ms FLOAT,"
            + " success BIT(1), tenant_id SMALLINT, created_at TIMESTAMP(1) NULL,"
            + " updated_at DATE)";
    String all =
        "SELECT id, user_id, user_email, action, endpoint, `back``tick`, further, method, request_data,"
            + " status_code, response_time_ms, success + 0, tenant_id, created_at, updated_at"
            + " FROM user_activity_logs ORDER BY id";
    List<ActivityRow> rows = odd();
    TestDatabase kept = new TestDatabase(Kind.MYSQL_8);
    TestDatabase each = new TestDatabase(Kind.MYSQL_8);
    kept.execute(table);
    each.execute(table);

    kept.store("column.further", "text:-12.5").write(rows);
    TestStore one = each.store("column.further", "text:-12.5");
    for (ActivityRow row : rows) {
      one.write(List.of(row));
    }

    assertThat(kept.rows(all)).hasSize(rows.size()).isEqualTo(each.rows(all));
  }

  @Test
  void aColumnOfBytesTakesWhatAnyOtherWayWrites() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_8);
    TestStore store = database.store();
    store.write(Stores.rows(20));
    database.execute("DROP TABLE user_activity_logs");
    database.execute(
        "CREATE TABLE user_activity_logs (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
            + " resource_id VARBINARY(9), created_at DATETIME(3))");

    TestStore other = database.store();
    other.write(Stores.rows(20));

    assertThat(database.query("SELECT resource_id FROM user_activity_logs ORDER BY id"))
        .hasSize(20)
        .startsWith("0", "1")
        .endsWith("19");
  }

  @Test
  void itIsPreparedOnceForManyBatches() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_8);
    TestStore store = database.store();
    store.write(Stores.rows(382));
    long prepared = counted(database, "Com_stmt_prepare");
    long executed = counted(database, "Com_stmt_execute");

    for (int i = 0; i < 10; i++) {
      store.write(Stores.rows(382));
    }

    assertThat(counted(database, "Com_stmt_prepare")).isEqualTo(prepared);
    assertThat(counted(database, "Com_stmt_execute")).isEqualTo(executed + 20);
    assertThat(database.count()).isEqualTo(11 * 382);
  }

  @Test
  void aStoreThatEndsLeavesNoneOnTheServer() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_8);
    long before = counted(database, "Prepared_stmt_count");
    TestStore store = database.store();
    store.write(Stores.rows(100));

    assertThat(counted(database, "Prepared_stmt_count")).isEqualTo(before + 1);

    store.close();

    await().until(() -> counted(database, "Prepared_stmt_count") == before);
  }

  @Test
  void aServerThatPreparesNoneGetsTheRowsAsText() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_8);
    TestStore store = database.store();
    String most = database.query("SELECT @@GLOBAL.max_prepared_stmt_count").get(0);
    database.execute("SET GLOBAL max_prepared_stmt_count = 0");
    try {
      store.write(Stores.rows(500));
      store.write(Stores.rows(500));
    } finally {
      database.execute("SET GLOBAL max_prepared_stmt_count = " + most);
    }

    assertThat(database.count()).isEqualTo(1_000);
    assertThat(database.query("SELECT MAX(id) FROM user_activity_logs")).containsExactly("1000");
  }

  @Test
  void theTableMayBeAlteredMeanwhile() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_8);
    TestStore store = database.store();
    store.write(Stores.rows(100));

    database.execute("ALTER TABLE user_activity_logs ADD COLUMN further INT NULL FIRST");
    store.write(Stores.rows(100));
    database.execute("ALTER TABLE user_activity_logs MODIFY resource_id VARCHAR(3) NULL");
    store.write(Stores.rows(100));

    assertThat(database.count()).isEqualTo(300);
    assertThat(database.query("SELECT DISTINCT further FROM user_activity_logs"))
        .containsExactly((String) null);
  }

  @Test
  void aRefusedBatchDoesNotSpoilTheNext() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_8);
    TestStore store = database.store();
    store.write(Stores.rows(100));
    database.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON user_activity_logs FOR EACH ROW"
            + " IF NEW.resource_id = '99' THEN SIGNAL SQLSTATE '45000'; END IF");

    assertThatThrownBy(() -> store.write(Stores.rows(100))).isInstanceOf(StoreException.class);
    store.write(Stores.rows(99));
    database.execute("DROP TRIGGER refuse");
    store.write(Stores.rows(100));

    assertThat(database.count()).isEqualTo(299);
  }

  @Test
  void aConnectionThatWasCutIsFollowedByAnother() throws Exception {
    TestDatabase database = new TestDatabase(Kind.MYSQL_8);
    TestStore store = database.store();
    store.write(Stores.rows(100));

    for (String id :
        database.query(
            "SELECT id FROM information_schema.processlist WHERE db = '"
                + database.name()
                + "' AND id <> CONNECTION_ID()")) {
      database.execute("KILL " + id);
    }
    int tries = 0;
    while (!isWritten(store, 100)) {
      assertThat(++tries).as("as many as the pool has connections").isLessThan(10);
    }
    store.write(Stores.rows(100));

    assertThat(database.count()).isEqualTo(300);
  }

  private static boolean isWritten(TestStore store, int rows) {
    try {
      store.write(Stores.rows(rows));
      return true;
    } catch (StoreException away) {
      return false;
    }
  }

  private static long counted(TestDatabase database, String variable) throws Exception {
    return Long.parseLong(
        database.rows("SHOW GLOBAL STATUS LIKE '" + variable + "'").get(0).get(1));
  }
}
